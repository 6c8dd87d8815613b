import 'reflect-metadata';
import { performance } from 'node:perf_hooks';
import { systemClock } from '@lienthong/kernel';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AccessGuard } from './auth/access.guard.js';
import { authenticateRequests } from './auth/authenticate.js';
import { registerBodyParsers } from './bodies/body-parsers.js';
import { EdgeModule } from './edge.module.js';
import type { EdgeOptions } from './edge.options.js';
import { limitRate } from './limits/limit-rate.js';
import { watchSlowSenders } from './limits/slow-senders.js';
import { recordRequests } from './observability/access-log.js';
import { createLog } from './observability/log.js';
import { createMetrics } from './observability/metrics.js';
import type { Metrics } from './observability/metrics.js';
import { nestLog } from './observability/nest-log.js';
import { traceRequests } from './observability/trace-requests.js';
import { collectAllowedMethods } from './problems/allowed-methods.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { createAdapter } from './server/adapter.js';
import { DEFAULT_RATE_LIMIT, EDGE_DEFAULTS } from './server/limits.js';
import { hardenAnswers } from './server/security-headers.js';
import { createShutdown } from './server/shutdown.js';
import { openTransport } from './server/transport.js';
import { createOpenStreams } from './streams/open-streams.js';
import type { OpenStreams } from './streams/open-streams.js';
import { watchCredentials } from './streams/watch-credentials.js';
import { DtoPipe } from './validation/dto.pipe.js';

export interface Edge {
  readonly app: NestFastifyApplication;
  readonly streams: OpenStreams;
  readonly metrics: Metrics;
  /** Binds, and tells the address, e.g. `http://127.0.0.1:8080`. */
  listen(): Promise<string>;
  /** Refuses new requests with 503, ends streams, lets requests under way finish for a while, then cuts them. */
  close(): Promise<void>;
}

/** The guarded way in: everything a request meets before a controller. Faults: `edge/plain-http`, `edge/certificate`. */
export const createEdge = async (options: EdgeOptions): Promise<Edge> => {
  const { clock = systemClock, log = createLog(), metrics = createMetrics() } = options;
  const limits = { ...EDGE_DEFAULTS, ...options.limits };
  const transport = await openTransport(options);
  const adapter = createAdapter(transport, limits);
  const server = adapter.getInstance<FastifyInstance>();
  const streams = createOpenStreams();
  const allowed = collectAllowedMethods(server);
  const shutdown = createShutdown(server, streams, limits.shutdownMs);

  // The order of these is the order in which a request meets them.
  recordRequests(server, log, metrics);
  hardenAnswers(server, transport.tls !== undefined);
  shutdown.refuseNewRequests();
  watchSlowSenders(server, {
    bytesPerSecond: limits.senderBytesPerSecond,
    graceMs: limits.senderGraceMs,
    sweepMs: limits.senderSweepMs,
  });
  authenticateRequests(server, options.authenticator, clock);
  traceRequests(server, options.telemetry);
  limitRate(server, options.rateLimit ?? DEFAULT_RATE_LIMIT, () => performance.now());
  registerBodyParsers(server, limits.jsonBytes);

  const root = EdgeModule.with(options.imports, { streams, metrics, log });
  const nest = { bodyParser: false, abortOnError: false, logger: nestLog(log) };
  // Nest declares these options as a class that it does not export.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, nest);
  app.useGlobalFilters(new ProblemFilter(log, allowed));
  app.useGlobalGuards(new AccessGuard());
  app.useGlobalPipes(new DtoPipe());
  const unwatch = watchCredentials(options.authenticator, streams, clock, limits.credentialCheckMs);

  return {
    app,
    streams,
    metrics,
    listen: async () => {
      await app.listen(options.port, transport.host);
      return app.getUrl();
    },
    close: async () => {
      unwatch();
      await shutdown.close(() => app.close());
    },
  };
};
