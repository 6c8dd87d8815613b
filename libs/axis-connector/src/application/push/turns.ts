import { pauseAfter } from '../patience/patience.js';
import type { Pace, Waiting } from '../patience/patience.js';

/** How a try ended: it is over; it waits, though the axis is there; the axis seems to be away. */
export type Tried = 'done' | 'waits' | 'away';

/** The calls to one axis, a few at once. */
export interface Turns {
  /** Runs when it is its turn. Recipients take turns, so that one for whom nothing passes keeps nobody else waiting. */
  take(recipient: string, run: () => Promise<Tried>): Promise<Tried>;
  /** Something got through: whoever waits for the axis goes on. */
  passed(): void;
}

export interface TurnsPorts {
  readonly abreast: number;
  /** Milliseconds after which a call gives its place to others, while it goes on. */
  readonly slowMs: number;
  /** For the axis to come back. */
  readonly waiting: Waiting;
  readonly policy: Pace;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** Places and slow calls that any recipient may have; more only while over half of all places are free and none is slow. */
const OWN = 2;
/** Slow calls that go on beside the places; what is slow beyond that keeps its place. */
const MOST_SLOW = 32;

/** While the axis is away each place rests behind its try, ever longer: a dead axis is asked a few times a minute. */
export const createTurns = ({ abreast, slowMs, waiting, policy, random, signal }: TurnsPorts): Turns => {
  const queues = new Map<string, (() => void)[]>();
  const held = new Map<string, number>();
  let free = abreast;
  const slow = new Map<string, number>();
  let allSlow = 0;
  let resting = 0;
  let failures = 0;

  /** One recipient never has so many places that a few calls which hang keep all others waiting. */
  const mayHold = (recipient: string): boolean => {
    const slowOnes = slow.get(recipient) ?? 0;
    return (held.get(recipient) ?? 0) + slowOnes < OWN || (slowOnes === 0 && free > abreast / 2);
  };

  const nextInTurn = (): [string, (() => void)[]] | undefined => {
    for (const one of queues) if (mayHold(one[0])) return one;
    return undefined;
  };

  const next = (): void => {
    while (free > 0) {
      const first = nextInTurn();
      if (first === undefined) return;
      const [recipient, [start, ...rest]] = first;
      queues.delete(recipient);
      if (rest.length > 0) queues.set(recipient, rest);
      count(held, recipient, 1);
      free -= 1;
      start?.();
    }
  };
  const count = (counts: Map<string, number>, recipient: string, by: 1 | -1): void => {
    const left = (counts.get(recipient) ?? 0) + by;
    if (left > 0) counts.set(recipient, left);
    else counts.delete(recipient);
  };
  const give = (recipient: string): void => {
    free += 1;
    count(held, recipient, -1);
    next();
  };
  /** A call that takes long goes on without a place, so that others go on, too. */
  const hold = (recipient: string): { ended(): void; leave(): void } => {
    let isSlow = false;
    const timer = setTimeout(() => {
      if (allSlow >= MOST_SLOW) return;
      isSlow = true;
      allSlow += 1;
      count(slow, recipient, 1);
      give(recipient);
    }, slowMs).unref();
    return {
      ended: () => clearTimeout(timer),
      leave: () => {
        clearTimeout(timer);
        if (!isSlow) {
          give(recipient);
          return;
        }
        allSlow -= 1;
        count(slow, recipient, -1);
        next();
      },
    };
  };
  const enter = (recipient: string): Promise<void> =>
    new Promise((resolve) => {
      const queue = queues.get(recipient);
      if (queue === undefined) queues.set(recipient, [resolve]);
      else queue.push(resolve);
      next();
    });

  return {
    take: async (recipient, run) => {
      await enter(recipient);
      const place = hold(recipient);
      try {
        signal.throwIfAborted();
        const before = failures;
        const tried = await run().finally(() => place.ended());
        if (tried !== 'away') return tried;
        failures = Math.max(failures, before + 1);
        resting += 1;
        await waiting.pause(pauseAfter(policy, failures, random()), signal);
        resting -= 1;
        return tried;
      } finally {
        place.leave();
      }
    },
    passed: () => {
      failures = 0;
      if (resting > 0) waiting.wake();
    },
  };
};
