import type { Clock } from '@lienthong/kernel';
import type { Telemetry } from '@lienthong/telemetry';
import type { Logger } from 'pino';
import type { Authenticator } from './auth/principal.js';
import type { EdgeImports } from './edge.module.js';
import type { RateLimit } from './limits/token-bucket.js';
import type { Metrics } from './observability/metrics.js';
import type { EdgeLimits } from './server/limits.js';
import type { TransportOptions } from './server/transport.js';

export interface EdgeOptions extends TransportOptions {
  /** The Nest modules whose controllers are served. */
  readonly imports: EdgeImports;
  readonly authenticator: Authenticator;
  /** 0 takes a free one. */
  readonly port: number;
  readonly limits?: Partial<EdgeLimits>;
  /** Per connected system. Default 2,000 a second, 4,000 at once. */
  readonly rateLimit?: RateLimit;
  /** Default: JSON lines on standard output. */
  readonly log?: Logger;
  readonly metrics?: Metrics;
  /** Absent: requests make no spans. */
  readonly telemetry?: Telemetry | undefined;
  readonly clock?: Clock;
}
