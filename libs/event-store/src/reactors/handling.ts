import type { RecordedEvent } from '../port/event.js';
import type { Insist } from './insist.js';
import type { Handler } from './reactor.js';
import { backoff, causeOf, isHopeless, isUnavailable } from './retry.js';
import type { ParkCause, RetryPolicy } from './retry.js';
import type { Timing } from './timing.js';

/** `abandoned`: the reactor stops; the event stays unfinished and comes again. */
export type Handled =
  | { readonly kind: 'handled' }
  | { readonly kind: 'abandoned' }
  | { readonly kind: 'failed'; readonly cause: ParkCause; readonly attempts: number };

const HANDLED: Handled = { kind: 'handled' };
const ABANDONED: Handled = { kind: 'abandoned' };

export type Handle = (event: RecordedEvent, handler: Handler) => Promise<Handled>;

interface Thrown {
  readonly error: unknown;
}

const attempt = async (event: RecordedEvent, handler: Handler): Promise<Thrown | 'done'> => {
  try {
    await handler(event);
    return 'done';
  } catch (error) {
    if (isUnavailable(error)) throw error;
    return { error };
  }
};

/** Tries a handler within the bounds of the policy. A store that is down uses up no attempt: parking would need it, too. */
export const createHandle =
  (retry: RetryPolicy, timing: Timing, insist: Insist, signal: AbortSignal): Handle =>
  async (event, handler) => {
    for (let attempts = 1; ; attempts += 1) {
      const result = await insist(() => attempt(event, handler));
      if (result === undefined) return ABANDONED;
      if (result === 'done') return HANDLED;
      if (isHopeless(result.error) || attempts >= retry.attempts) {
        return { kind: 'failed', cause: causeOf(result.error), attempts };
      }
      await timing.sleep(backoff(retry, attempts, timing.random()), signal);
    }
  };
