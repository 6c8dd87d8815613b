import { isFault } from '@lienthong/kernel';
import type { Backoff } from '../consuming/backoff.js';
import type { ParkCause } from '../dead-letters/parked.js';

export interface RetryPolicy extends Backoff {
  /** Times that a handler is tried before the record is parked. */
  readonly attempts: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 5, baseMs: 50, maxMs: 5_000 };

export const causeOf = (error: unknown): ParkCause => {
  if (isFault(error)) return { code: error.code, message: error.message };
  return { code: 'bus/handler-failed', message: error instanceof Error ? error.name : typeof error };
};

/** `store/unavailable` and its like: what the handler stands on is down, so the record is not to blame. */
export const isOutage = (error: unknown): boolean =>
  isFault(error) && error.retriable && error.code.endsWith('/unavailable');

export const isHopeless = (error: unknown): boolean => isFault(error) && !error.retriable;
