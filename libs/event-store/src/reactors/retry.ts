import { isFault } from '@lienthong/kernel';

export interface RetryPolicy {
  /** Times that a handler is tried before the event is parked. */
  readonly attempts: number;
  readonly baseMs: number;
  readonly maxMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 5, baseMs: 50, maxMs: 5_000 };

/** Why an event was parked. Never holds the text of an error that is not ours: it may quote the payload. */
export interface ParkCause {
  readonly code: string;
  readonly message: string;
}

export const causeOf = (error: unknown): ParkCause => {
  if (isFault(error)) return { code: error.code, message: error.message };
  return { code: 'reactor/failed', message: error instanceof Error ? error.name : typeof error };
};

export const isUnavailable = (error: unknown): boolean => isFault(error) && error.code === 'store/unavailable';

export const isHopeless = (error: unknown): boolean => isFault(error) && !error.retriable;

/** Doubles with each attempt (from 1) up to the bound; between half of that and all of it, so that many do not return at once. */
export const backoff = ({ baseMs, maxMs }: RetryPolicy, attempt: number, random: number): number =>
  Math.min(maxMs, baseMs * 2 ** Math.min(attempt - 1, 30)) * (0.5 + random / 2);
