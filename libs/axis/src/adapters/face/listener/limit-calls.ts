import { performance } from 'node:perf_hooks';
import { createTokenBuckets } from '@lienthong/http-edge/listener';
import type { FastifyInstance } from 'fastify';
import { sendFailure } from './answer.js';
import type { FaceLimits } from './limits.js';

/** Per system: calls a second, and calls under way at once. To be added after the authentication. */
export const limitCalls = (server: FastifyInstance, { rate, concurrent }: FaceLimits): void => {
  const buckets = createTokenBuckets(rate);
  const underWay = new Map<string, number>();
  const counted = new WeakSet<object>();
  server.addHook('onRequest', (request, reply, done) => {
    const system = request.principal?.systemId;
    if (system === undefined) {
      done();
      return;
    }
    const retryAfter = buckets.take(system, performance.now());
    const running = underWay.get(system) ?? 0;
    if (retryAfter > 0 || running >= concurrent) {
      sendFailure(request, reply, { code: 'http/too-many-requests', params: { retryAfter: Math.max(1, retryAfter) } });
      return;
    }
    underWay.set(system, running + 1);
    counted.add(request);
    done();
  });
  server.addHook('onResponse', (request, _reply, done) => {
    const system = request.principal?.systemId;
    if (system !== undefined && counted.delete(request)) {
      const rest = (underWay.get(system) ?? 1) - 1;
      if (rest > 0) underWay.set(system, rest);
      else underWay.delete(system);
    }
    done();
  });
};
