import { Fault, isFault } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import { addressOf } from './address.js';
import { attempt } from './attempt.js';
import type { Line, Reader, Tried } from './attempt.js';
import { DEFAULT_PATIENCE } from './options.js';
import type { ClientOptions, Patience } from './options.js';
import { pauseBefore, sleep } from './pauses.js';
import type { ClientRefusal } from './refusal.js';
import type { HttpRequest } from './request.js';

export type Answer<T> = Promise<Outcome<T, ClientRefusal>>;

/** The line to one hub. Refusals are returned, trouble on the way is thrown as a fault. */
export interface Http {
  readonly line: Line;
  readonly patience: Patience;
  readonly random: () => number;
  call<T>(request: HttpRequest, read: Reader<T>): Answer<T>;
  json<T>(request: HttpRequest): Answer<T>;
}

/** The hub's own answer: its shape is the hub's promise, its syntax is checked. */
const readJson =
  <T>(): Reader<T> =>
  async (response) => {
    const text = await response.text();
    if (response.status === 204) return undefined as T;
    try {
      return JSON.parse(text) as T;
    } catch (cause) {
      throw new Fault('client/bad-answer', 'The answer is not JSON', { cause });
    }
  };

/** Something broke in the hub: a fault under the hub's own code, with the problem as its cause. */
const settled = <T>({ outcome, again }: Tried<T>): Outcome<T, ClientRefusal> => {
  if (outcome.ok || outcome.refusal.status < 500) return outcome;
  const { code, title } = outcome.refusal;
  throw new Fault(code, title, { cause: outcome.refusal, retriable: again !== undefined });
};

const faultOrThrow = (error: unknown): Fault => {
  if (isFault(error)) return error;
  throw error;
};

export const openHttp = (options: ClientOptions): Http => {
  const { url, token, allowPlainHttp = false, fetch = globalThis.fetch, random = Math.random } = options;
  const patience = { ...DEFAULT_PATIENCE, ...options.patience };
  const line: Line = { address: addressOf(url, allowPlainHttp), token, fetch };

  /** Milliseconds until another try; undefined when this one was the last. */
  const pauseAfter = (request: HttpRequest, tries: number, asked: number | undefined): number | undefined => {
    if (!request.idempotent || tries >= patience.attempts || request.signal?.aborted === true) return undefined;
    const pause = Math.max(asked ?? 0, pauseBefore(tries, patience, random));
    return (asked ?? 0) > patience.longestRetryAfterMs ? undefined : pause;
  };

  const call = async <T>(request: HttpRequest, read: Reader<T>): Answer<T> => {
    for (let tries = 1; ; tries += 1) {
      const tried = await attempt(line, request, read, patience.idleMs).catch(faultOrThrow);
      const asked = isFault(tried) ? undefined : tried.again?.afterMs;
      const again = isFault(tried) ? tried.retriable : tried.again !== undefined;
      const pause = again ? pauseAfter(request, tries, asked) : undefined;
      if (pause === undefined) {
        if (isFault(tried)) throw tried;
        return settled(tried);
      }
      await sleep(pause, request.signal);
    }
  };

  return { line, patience, random, call, json: <T>(request: HttpRequest) => call(request, readJson<T>()) };
};
