import type { RateLimit } from '../limits/token-bucket.js';

const MIB = 1024 * 1024;

/** Times in milliseconds, sizes in bytes. */
export const EDGE_DEFAULTS = {
  /** Of a JSON body. */
  jsonBytes: MIB,
  headerBytes: 16 * 1024,
  headersMs: 10_000,
  /** From the first byte of a request to its last, however steadily they come. */
  requestMs: 3_600_000,
  /** A connection on which nothing moves; longer than any long poll. */
  idleMs: 120_000,
  keepAliveMs: 65_000,
  senderBytesPerSecond: 1_000,
  senderGraceMs: 10_000,
  senderSweepMs: 1_000,
  /** How often open streams are checked against their credential. */
  credentialCheckMs: 1_000,
  /** How long a shutdown waits for requests under way. */
  shutdownMs: 10_000,
} as const;

export type EdgeLimits = { readonly [Name in keyof typeof EDGE_DEFAULTS]: number };

export const DEFAULT_RATE_LIMIT: RateLimit = { perSecond: 2_000, burst: 4_000 };
