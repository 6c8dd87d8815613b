import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../problems/send-problem.js';
import { createTokenBuckets } from './token-bucket.js';
import type { RateLimit } from './token-bucket.js';

/** Per connected system, over all its credentials. Must be added after authentication. */
export const limitRate = (server: FastifyInstance, limit: RateLimit, now: () => number): void => {
  const buckets = createTokenBuckets(limit);
  server.addHook('onRequest', (request, reply, done) => {
    if (request.principal === null) {
      done();
      return;
    }
    const retryAfter = buckets.take(request.principal.systemId, now());
    if (retryAfter === 0) {
      done();
      return;
    }
    sendProblem(reply, { code: 'http/too-many-requests', params: { retryAfter } });
  });
};
