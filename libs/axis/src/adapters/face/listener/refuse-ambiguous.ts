import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { sendFailure } from './answer.js';

const LENGTHS = new Set(['content-length', 'transfer-encoding']);

/** How long the body is, said more than once: which of it counts is the parser's guess, and another's behind a proxy. */
const isAmbiguous = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.filter((name, index) => index % 2 === 0 && LENGTHS.has(name.toLowerCase())).length > 1;

/**
 * Refuses what the lenient parser lets through: Content-Length beside Transfer-Encoding (RFC 9112, 6.3). The connection
 * ends with the answer, and what the parser takes for a further request on it runs nothing.
 */
export const refuseAmbiguous = (server: FastifyInstance): void => {
  const ended = new WeakSet<Socket>();
  server.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    if (!ended.has(raw.socket) && !isAmbiguous(raw)) {
      done();
      return;
    }
    ended.add(raw.socket);
    reply.header('connection', 'close');
    sendFailure(request, reply, { code: 'http/bad-request', path: 'Content-Length' });
  });
};
