import { parseTraceparent, traceIdOf } from '@lienthong/telemetry';
import type { OpenSpan, Telemetry } from '@lienthong/telemetry';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the events of this request continue: the hub's own span, else what the caller gave. */
    traceparent: string | undefined;
    span: OpenSpan | undefined;
  }
}

/** The trace of a request, for log lines. */
export const traceOf = ({ traceparent }: FastifyRequest): { readonly trace_id?: string } => {
  const traceId = traceIdOf(traceparent);
  return traceId === undefined ? {} : { trace_id: traceId };
};

/**
 * To be registered behind the authentication: only of a caller that is known is the `traceparent` believed, and only
 * its requests make spans, so that strangers can neither grow a trace nor fill the collector. Without telemetry the
 * caller's own `traceparent` is passed on.
 */
export const traceRequests = (server: FastifyInstance, telemetry: Telemetry | undefined): void => {
  server.decorateRequest('traceparent', undefined);
  server.decorateRequest('span', undefined);
  server.addHook('onRequest', (request, _reply, done) => {
    if (request.principal !== null) {
      const { traceparent: given } = request.headers;
      if (typeof given === 'string' && parseTraceparent(given)) request.traceparent = given;
      if (telemetry) begin(telemetry, request);
    }
    done();
  });
  if (telemetry === undefined) return;
  // A body arrives on the socket's own asynchronous path: what runs behind it is within the span only from here on.
  server.addHook('preValidation', (request, _reply, done) => {
    if (request.span) request.span.within(done);
    else done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    request.span?.set({ 'http.response.status_code': reply.statusCode });
    if (reply.statusCode >= 500) request.span?.fail(String(reply.statusCode));
    request.span?.end();
    done();
  });
};

const begin = (telemetry: Telemetry, request: FastifyRequest): void => {
  const route = request.routeOptions.url ?? 'unmatched';
  request.span = telemetry.open(`${request.method} ${route}`, {
    kind: 'server',
    parent: request.traceparent,
    attributes: {
      'http.request.method': request.method,
      'http.route': route,
      'lienthong.correlation': request.id,
    },
  });
  request.traceparent = request.span.traceparent;
};
