import 'reflect-metadata';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Metrics, TransportOptions } from '@lienthong/http-edge';
import {
  createOpenStreams,
  createShutdown,
  hardenAnswers,
  nestLog,
  openTransport,
  recordRequests,
  traceRequests,
  watchSlowSenders,
} from '@lienthong/http-edge/listener';
import type { Telemetry } from '@lienthong/telemetry';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { FacePorts } from '../call.js';
import { createFaceAdapter } from './adapter.js';
import { sendFailure } from './answer.js';
import { authenticateCalls } from './authenticate-calls.js';
import type { CallAuthenticator } from './authenticate-calls.js';
import { FACE, FaceController, MANDATES } from './face.controller.js';
import type { MandatesOfCaller } from './face.controller.js';
import { FailureFilter } from './failure.filter.js';
import { limitCalls } from './limit-calls.js';
import { DEFAULT_FACE_LIMITS } from './limits.js';
import type { FaceLimits } from './limits.js';
import { measureCalls } from './measure-calls.js';
import { refuseAmbiguous } from './refuse-ambiguous.js';
import { refuseLargeHeaders } from './refuse-large-headers.js';
import { decorateRequests } from './request.js';

export interface FaceOptions extends TransportOptions {
  readonly ports: FacePorts;
  readonly mandatesOf: MandatesOfCaller;
  readonly authenticator: CallAuthenticator;
  /** 0 takes a free one. */
  readonly port: number;
  readonly limits?: Partial<FaceLimits>;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly telemetry?: Telemetry | undefined;
}

export interface AxisListener {
  /** Binds, and tells the address. */
  listen(): Promise<string>;
  /** Answers new calls with a FAIL, lets those under way finish for a while, then cuts them. */
  close(): Promise<void>;
}

@Module({})
class FaceModule {
  static with(ports: FacePorts, mandatesOf: MandatesOfCaller): DynamicModule {
    return {
      module: FaceModule,
      controllers: [FaceController],
      providers: [
        { provide: FACE, useValue: ports },
        { provide: MANDATES, useValue: mandatesOf },
      ],
    };
  }
}

/** Bodies stay on the wire: each call reads its own, if it has one. */
const leaveBodies = (server: FastifyInstance): void => {
  // Which type a body claims to have is nobody's matter: parsing that would be in vain.
  server.addHook('onRequest', ({ raw }, _reply, done) => {
    delete raw.headers['content-type'];
    done();
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
};

/** The axis's face: a listener of its own. Faults: `edge/plain-http`, `edge/certificate`. */
export const createAxisListener = async (options: FaceOptions): Promise<AxisListener> => {
  const { ports, mandatesOf, log, metrics } = options;
  const limits = { ...DEFAULT_FACE_LIMITS, ...options.limits };
  const transport = await openTransport(options);
  const adapter = createFaceAdapter(transport, limits);
  const server = adapter.getInstance<FastifyInstance>();
  const shutdown = createShutdown(server, createOpenStreams(), limits.shutdownMs, sendFailure);

  // The order of these is the order in which a call meets them.
  decorateRequests(server);
  recordRequests(server, log, metrics);
  measureCalls(server, metrics.registry);
  hardenAnswers(server, transport.tls !== undefined);
  shutdown.refuseNewRequests();
  const pace = { bytesPerSecond: limits.senderBytesPerSecond, graceMs: limits.senderGraceMs, sweepMs: 1_000 };
  watchSlowSenders(server, pace, sendFailure);
  refuseLargeHeaders(server, limits.headerBytes);
  refuseAmbiguous(server);
  authenticateCalls(server, options.authenticator, limits.trials);
  traceRequests(server, options.telemetry);
  limitCalls(server, limits);
  leaveBodies(server);

  const root = FaceModule.with(ports, mandatesOf);
  const nest = { bodyParser: false, abortOnError: false, logger: nestLog(log) };
  // Nest declares these options as a class that it does not export.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, nest);
  app.useGlobalFilters(new FailureFilter(log));
  return {
    listen: async () => {
      await app.listen(options.port, transport.host);
      return app.getUrl();
    },
    close: () => shutdown.close(() => app.close()),
  };
};
