import { HEADER_BYTES } from '@lienthong/axis-protocol';
import type { RateLimit } from '@lienthong/http-edge';

/** Times in milliseconds, sizes in bytes. */
export interface FaceLimits {
  readonly headerBytes: number;
  readonly headersMs: number;
  /** From the first byte of a request to its last. */
  readonly requestMs: number;
  readonly idleMs: number;
  readonly senderBytesPerSecond: number;
  readonly senderGraceMs: number;
  readonly shutdownMs: number;
  /** Calls of one system that are under way at once. */
  readonly concurrent: number;
  /** Calls of one system. */
  readonly rate: RateLimit;
  /** Calls from one address whose destroyed description nothing restored: each costs a thousand HMACs. */
  readonly trials: RateLimit;
}

export const DEFAULT_FACE_LIMITS: FaceLimits = {
  headerBytes: HEADER_BYTES,
  headersMs: 30_000,
  requestMs: 3_600_000,
  idleMs: 120_000,
  senderBytesPerSecond: 1_000,
  senderGraceMs: 10_000,
  shutdownMs: 10_000,
  concurrent: 256,
  rate: { perSecond: 500, burst: 1_000 },
  trials: { perSecond: 10, burst: 100 },
};
