/**
 * The parts of the edge for a listener of another protocol: what a request meets before a controller, without the
 * answers of the HTTP interface.
 */
export { watchSlowSenders } from './limits/slow-senders.js';
export { createTokenBuckets } from './limits/token-bucket.js';
export type { TokenBuckets } from './limits/token-bucket.js';
export { recordRequests } from './observability/access-log.js';
export { describeError } from './observability/describe-error.js';
export { nestLog } from './observability/nest-log.js';
export { requestIdOf } from './observability/request-id.js';
export { traceRequests } from './observability/trace-requests.js';
export { refusalOfError } from './problems/refusal-of-error.js';
export { hardenAnswers } from './server/security-headers.js';
export { createShutdown } from './server/shutdown.js';
export { openTransport } from './server/transport.js';
export { createOpenStreams } from './streams/open-streams.js';
