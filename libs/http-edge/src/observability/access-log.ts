import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.js';
import { traceOf } from './trace-requests.js';

/** The sender left before an answer; no such status is ever sent. */
const CLIENT_GONE = 499;

const statusOf = (request: FastifyRequest, reply: FastifyReply): number =>
  !reply.raw.headersSent && request.raw.destroyed ? CLIENT_GONE : reply.statusCode;

/** One line and one observation per request: the route's pattern, not its URL; no header, query or body. */
export const recordRequests = (server: FastifyInstance, log: Logger, metrics: Metrics): void => {
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched');
    const status = statusOf(request, reply);
    const ms = reply.elapsedTime;
    metrics.observe(request.method, route, status, ms / 1000);
    log.info(
      {
        correlation: request.id,
        ...traceOf(request),
        method: request.method,
        route,
        status,
        ms: Math.round(ms * 100) / 100,
        systemId: request.principal?.systemId,
      },
      'request',
    );
    done();
  });
};
