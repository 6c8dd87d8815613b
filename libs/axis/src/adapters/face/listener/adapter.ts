import type { IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { callOfPath } from '@lienthong/axis-protocol';
import { requestIdOf } from '@lienthong/http-edge/listener';
import type { openTransport } from '@lienthong/http-edge/listener';
import { answerClientErrors } from './client-error.js';
import type { FaceLimits } from './limits.js';
import { READ_BEYOND } from './refuse-large-headers.js';

type Transport = Awaited<ReturnType<typeof openTransport>>;

/** Where requests go whose address ends in no call. */
export const UNKNOWN_CALL = '/unknown';

/** An endpoint may have a path, and "//": the call alone is the route, so that a measure's labels stay few. */
const routeOf = ({ url = '' }: Pick<IncomingMessage, 'url'>): string => {
  const call = callOfPath(url);
  return call === undefined ? UNKNOWN_CALL : `/${call}`;
};

/**
 * The bare server of this face alone: a lenient parser, since the kit sends control bytes in `description`, and 1 MB of
 * headers, since 2,000 recipients travel in them twice. Node answers Expect: 100-continue by itself.
 */
export const createFaceAdapter = ({ tls }: Transport, limits: FaceLimits): FastifyAdapter => {
  const server = {
    insecureHTTPParser: true,
    maxHeaderSize: limits.headerBytes * READ_BEYOND,
    headersTimeout: limits.headersMs,
    connectionsCheckingInterval: 1_000,
  };
  const common = {
    logger: false,
    skipMiddie: true,
    multipart: false,
    exposeHeadRoutes: false,
    connectionTimeout: limits.idleMs,
    requestTimeout: limits.requestMs,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    requestIdHeader: false,
    genReqId: requestIdOf,
    rewriteUrl: routeOf,
    clientErrorHandler: answerClientErrors(),
  } as const;
  return tls === undefined
    ? new FastifyAdapter({ ...common, http: server })
    : new FastifyAdapter({ ...common, https: { ...server, ...tls, minVersion: 'TLSv1.2' } });
};
