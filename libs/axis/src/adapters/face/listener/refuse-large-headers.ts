import type { FastifyInstance } from 'fastify';
import { sendFailure } from './answer.js';

/** What the parser reads beyond the limit, so that a call with too much is still known and answered in its own shape. */
export const READ_BEYOND = 2;

/** Refuses a call whose headers have more bytes than that. */
export const refuseLargeHeaders = (server: FastifyInstance, headerBytes: number): void => {
  server.addHook('onRequest', (request, reply, done) => {
    let bytes = 0;
    for (const text of request.raw.rawHeaders) bytes += text.length;
    if (bytes <= headerBytes) {
      done();
      return;
    }
    reply.header('connection', 'close');
    sendFailure(request, reply, { code: 'http/headers-too-large' });
  });
};
