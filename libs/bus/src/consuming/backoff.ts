import { setTimeout as wait } from 'node:timers/promises';

export interface Backoff {
  readonly baseMs: number;
  readonly maxMs: number;
}

/** Doubles with each attempt (from 1) up to the bound; between half of that and all of it, so that many do not return at once. */
export const backoffMs = ({ baseMs, maxMs }: Backoff, attempt: number, random: number): number =>
  Math.min(maxMs, baseMs * 2 ** Math.min(attempt - 1, 30)) * (0.5 + random / 2);

/** Resolves after `ms`, or at once on abort; never rejects. */
export const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined);

/** Waits before the given attempt; an abort ends the waiting. */
export const pauseBefore = (backoff: Backoff, attempt: number, signal: AbortSignal): Promise<void> =>
  sleep(backoffMs(backoff, attempt, Math.random()), signal);
