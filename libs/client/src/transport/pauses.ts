import { setTimeout as pause } from 'node:timers/promises';
import type { Patience } from './options.js';

/** Milliseconds before the next try, the first being try 1: full jitter under a doubling cap. */
export const pauseBefore = (tries: number, patience: Patience, random: () => number): number =>
  Math.ceil(random() * Math.min(patience.longestPauseMs, patience.firstPauseMs * 2 ** (tries - 1)));

/** `Retry-After` in milliseconds, of seconds or of an HTTP date; undefined when it says nothing. */
export const retryAfter = (value: string | null, now: number): number | undefined => {
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};

/** Resolves after the pause, or at once when the signal aborts. */
export const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await pause(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
};
