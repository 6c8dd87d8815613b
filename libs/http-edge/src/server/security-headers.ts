import type { FastifyInstance } from 'fastify';

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/** Two years (RFC 6797); of use over TLS only. */
const HSTS = { 'strict-transport-security': 'max-age=63072000' } as const;

export const addSecurityHeaders = (server: FastifyInstance, overTls: boolean): void => {
  const headers = overTls ? { ...ALWAYS, ...HSTS } : ALWAYS;
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    reply.header('x-request-id', request.id);
    done();
  });
};
