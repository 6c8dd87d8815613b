import type { FastifyInstance, FastifyReply } from 'fastify';

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/** Two years (RFC 6797); of use over TLS only. */
const OVER_TLS = { ...ALWAYS, 'strict-transport-security': 'max-age=63072000' } as const;

export const harden = (reply: FastifyReply, overTls: boolean): void => {
  reply.headers(overTls ? OVER_TLS : ALWAYS).header('x-request-id', reply.request.id);
};

export const hardenAnswers = (server: FastifyInstance, overTls: boolean): void => {
  server.addHook('onRequest', (_request, reply, done) => {
    harden(reply, overTls);
    done();
  });
};
