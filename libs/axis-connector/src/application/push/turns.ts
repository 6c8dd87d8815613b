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
  /** For the axis to come back. */
  readonly waiting: Waiting;
  readonly policy: Pace;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** Places that any recipient may have; more only while over half of all are free. */
const OWN = 2;

/** While the axis is away each place rests behind its try, ever longer: a dead axis is asked a few times a minute. */
export const createTurns = ({ abreast, waiting, policy, random, signal }: TurnsPorts): Turns => {
  const queues = new Map<string, (() => void)[]>();
  const held = new Map<string, number>();
  let free = abreast;
  let resting = 0;
  let failures = 0;

  /** One recipient never has so many places that a few calls which hang keep all others waiting. */
  const mayHold = (recipient: string): boolean => (held.get(recipient) ?? 0) < OWN || free > abreast / 2;

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
      held.set(recipient, (held.get(recipient) ?? 0) + 1);
      free -= 1;
      start?.();
    }
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
      try {
        signal.throwIfAborted();
        const before = failures;
        const tried = await run();
        if (tried !== 'away') return tried;
        failures = Math.max(failures, before + 1);
        resting += 1;
        await waiting.pause(pauseAfter(policy, failures, random()), signal);
        resting -= 1;
        return tried;
      } finally {
        free += 1;
        const left = (held.get(recipient) ?? 1) - 1;
        if (left > 0) held.set(recipient, left);
        else held.delete(recipient);
        next();
      }
    },
    passed: () => {
      failures = 0;
      if (resting > 0) waiting.wake();
    },
  };
};
