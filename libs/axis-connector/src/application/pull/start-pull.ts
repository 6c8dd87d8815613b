import { isFault } from '@lienthong/kernel';
import { doubtOf, isOutage, pauseAfter } from '../patience/patience.js';
import type { Pace, Waiting } from '../patience/patience.js';
import type { WatchedDirection } from '../watch.js';
import type { Round } from './pull-round.js';

export interface PullPorts {
  readonly round: (signal: AbortSignal) => Promise<Round>;
  readonly watch: WatchedDirection;
  readonly waiting: Waiting;
  readonly pollMs: number;
  readonly policy: Pace;
  readonly random: () => number;
  /** What is no outage: told, and tried again all the same. */
  readonly onFailure: (error: unknown) => void;
  readonly signal: AbortSignal;
}

export interface Pull {
  /** Looks at once; resolves with the round that began after the call, rejects with its outage. */
  now(): Promise<Round>;
  readonly done: Promise<void>;
}

/** Mail seldom comes alone: the first pause behind some, in milliseconds; each one that finds none doubles it. */
const SOON_MS = 50;
/** An axis that lists mail is asked again after so many times the pause between looks, however long messages fail. */
const DOUBTFUL_POLLS = 5;

const SOME = Symbol('some');
const NONE = Symbol('none');
const AWAY = Symbol('away');
const IN_DOUBT = Symbol('in doubt');

/** Looks again at once while there is something to take, soon after, and otherwise every `pollMs`, not all hubs at once. */
export const startPull = ({ round, watch, waiting, pollMs, policy, random, onFailure, signal }: PullPorts): Pull => {
  let asked: PromiseWithResolvers<Round>[] = [];

  const look = async (): Promise<symbol> => {
    const waiters = asked;
    asked = [];
    try {
      const found = await round(signal);
      watch.ended();
      for (const { resolve } of waiters) resolve(found);
      // What was here before promises no more: an axis may go on listing what it was told of, and is not asked without end.
      return found.taken + found.refused > 0 ? SOME : NONE;
    } catch (error) {
      for (const { reject } of waiters) reject(error);
      if (signal.aborted) return NONE;
      const doubt = isOutage(error) ? doubtOf(error) : undefined;
      if (doubt !== undefined) {
        watch.doubted(doubt);
        return IN_DOUBT;
      }
      if (isOutage(error)) watch.began(error.code);
      else if (!isFault(error) || error.code !== 'store/unavailable') onFailure(error);
      return AWAY;
    }
  };

  const follow = async (): Promise<void> => {
    let failures = 0;
    let idle = Infinity;
    while (!signal.aborted) {
      const result = await look();
      const isAtFault = result === AWAY || result === IN_DOUBT;
      failures = isAtFault ? failures + 1 : 0;
      idle = result === SOME ? 0 : idle + 1;
      if (asked.length > 0 || result === SOME) continue;
      const pause = Math.min(pollMs, SOON_MS * 2 ** Math.min(idle, 20)) * (0.8 + 0.4 * random());
      const maxMs = result === IN_DOUBT ? Math.min(policy.maxMs, pollMs * DOUBTFUL_POLLS) : policy.maxMs;
      await waiting.pause(isAtFault ? pauseAfter({ ...policy, maxMs }, failures, random()) : pause, signal);
    }
    for (const { reject } of asked) reject(signal.reason);
  };

  return {
    now: () => {
      const one = Promise.withResolvers<Round>();
      asked.push(one);
      waiting.wake();
      return one.promise;
    },
    done: follow(),
  };
};
