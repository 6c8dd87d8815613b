import { setTimeout as sleep } from 'node:timers/promises';
import type { AxisFailure, AxisReply } from '@lienthong/axis-protocol';
import { Fault, isFault } from '@lienthong/kernel';

/** Milliseconds between tries. */
export interface Pace {
  readonly baseMs: number;
  readonly maxMs: number;
}

export interface PatiencePolicy extends Pace {
  /** Tries of one message that fail while others pass, before it may be set aside. */
  readonly tries: number;
  /** And milliseconds over which they must reach. */
  readonly triesForMs: number;
  /** Milliseconds after which a call about one message is let go on beside the others. */
  readonly slowMs: number;
}

export const DEFAULT_PATIENCE: PatiencePolicy = {
  baseMs: 500,
  maxMs: 60_000,
  tries: 8,
  triesForMs: 1_800_000,
  slowMs: 2_000,
};

/**
 * What an operator may go down to. An outage that begins counts for two seconds more, so that a patience of less than a
 * minute would set aside what an outage keeps.
 */
export const LEAST_PATIENCE = { tries: 3, triesForMs: 60_000, baseMs: 50, slowMs: 100 } as const;

/** True once a message failed so often and so long, while others passed, that it is set aside. */
export const isOver = (
  { tries, triesForMs }: PatiencePolicy,
  { times, since }: { readonly times: number; readonly since: string },
  now: number,
): boolean => times >= tries && now - Date.parse(since) >= triesForMs;

/** Doubles with each attempt up to the bound; between half of that and all of it, so that many hubs do not return at once. */
export const pauseAfter = ({ baseMs, maxMs }: Pace, attempt: number, random: number): number =>
  Math.min(maxMs, baseMs * 2 ** Math.min(attempt - 1, 20)) * (0.5 + random / 2);

/** The numbers under which an axis says that the trouble is not the message: a wrong system or secret, its own failure. */
const NOT_THE_MESSAGE: ReadonlyMap<string, string> = new Map([
  ['15', 'axis/secret-refused'],
  ['20', 'axis/system-error'],
]);

/** The reply of an axis that works; one that says that it, or the access to it, does not is an outage like a dead line. */
export const orOutage = <T>(reply: AxisReply<T>): AxisReply<T> => {
  const code = reply.ok ? undefined : NOT_THE_MESSAGE.get(reply.number);
  if (code === undefined) return reply;
  throw new Fault(code, `The axis answered ${(reply as AxisFailure).number}`, { retriable: true });
};

const IN_DOUBT = 'axis/in-doubt';

/** Messages failed and nothing like them passed, while the axis answered something else: it may be away, or they ail. */
export const inDoubt = (cause: Fault): Fault =>
  new Fault(IN_DOUBT, `Messages fail, and nothing tells whether the axis is away: ${cause.code}`, {
    cause,
    retriable: true,
  });

/** How the messages failed; undefined of any other fault. */
export const doubtOf = (error: Fault): string | undefined =>
  error.code === IN_DOUBT && isFault(error.cause) ? error.cause.code : undefined;

/** True of what another try may heal. */
export const isOutage = (error: unknown): error is Fault =>
  isFault(error) && error.retriable && error.code.startsWith('axis/');

export interface OutageWatch {
  began(code: string): void;
  ended(): void;
}

export interface Waiting {
  /** Until the time is over, somebody wakes all who wait, or the end. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  wake(): void;
}

export const createWaiting = (): Waiting => {
  let woken = new AbortController();
  return {
    pause: (ms, signal) =>
      sleep(ms, undefined, { signal: AbortSignal.any([signal, woken.signal]) }).catch(() => undefined),
    wake: () => {
      const before = woken;
      woken = new AbortController();
      before.abort();
    },
  };
};

export interface InsistPorts {
  readonly waiting: Waiting;
  readonly outage: OutageWatch;
  readonly random?: () => number;
  readonly policy?: Pace;
}

/** Tries through an outage without end: a dead axis is no reason to give a message up. Throws what is no outage. */
export const insisting =
  ({ waiting, outage, random = Math.random, policy = DEFAULT_PATIENCE }: InsistPorts) =>
  async <T>(run: () => Promise<T>, signal: AbortSignal): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      try {
        const value = await run();
        outage.ended();
        return value;
      } catch (error) {
        if (signal.aborted || !isOutage(error)) throw error;
        outage.began(error.code);
        await waiting.pause(pauseAfter(policy, attempt, random()), signal);
      }
    }
  };
