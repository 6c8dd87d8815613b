import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { requestIdOf } from '../observability/request-id.js';
import { refusalOfError } from '../problems/refusal-of-error.js';
import { sendProblem } from '../problems/send-problem.js';
import { answerClientError } from './client-error.js';
import { harden } from './security-headers.js';
import type { EdgeLimits } from './limits.js';
import type { Transport } from './transport.js';

/** The bare server under Nest: sizes, times, TLS. No logger of its own, no Express-style middleware. */
export const createAdapter = ({ tls }: Transport, limits: EdgeLimits): FastifyAdapter => {
  const server = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
  };
  const common = {
    logger: false,
    skipMiddie: true,
    multipart: false,
    exposeHeadRoutes: false,
    bodyLimit: limits.jsonBytes,
    connectionTimeout: limits.idleMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestIdHeader: false,
    genReqId: requestIdOf,
    clientErrorHandler: answerClientError,
    // The router refuses these before any hook runs.
    frameworkErrors: (error: Error, _request: unknown, reply: FastifyReply) => {
      harden(reply, tls !== undefined);
      sendProblem(reply, refusalOfError(error));
    },
  } as const;
  return tls === undefined
    ? new FastifyAdapter({ ...common, http: server })
    : new FastifyAdapter({ ...common, https: { ...server, ...tls, minVersion: 'TLSv1.2' } });
};
