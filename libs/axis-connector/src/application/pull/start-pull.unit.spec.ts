import { Fault } from '@lienthong/kernel';
import { inDoubt } from '../patience/patience.js';
import type { Pace } from '../patience/patience.js';
import { watchDirection } from '../watch.js';
import { startPull } from './start-pull.js';
import type { Round } from './pull-round.js';

const mail: Round = { listed: 1, taken: 1, known: 0, refused: 0, waits: 0 };
const none: Round = { listed: 0, taken: 0, known: 0, refused: 0, waits: 0 };
/** The axis was told that it is here, and lists it all the same. */
const again: Round = { listed: 1, taken: 0, known: 1, refused: 0, waits: 0 };

/** The pauses between looks that find what is given, one after the other; then it ends. */
const pausesOf = async (
  found: readonly (Round | Error)[],
  policy: Pace = { baseMs: 100, maxMs: 1_000 },
): Promise<readonly number[]> => {
  const ended = new AbortController();
  const pauses: number[] = [];
  const looks = found.values();
  const pull = startPull({
    round: () => {
      const next = looks.next();
      if (next.done === true) {
        ended.abort();
        return Promise.resolve(none);
      }
      return next.value instanceof Error ? Promise.reject(next.value) : Promise.resolve(next.value);
    },
    watch: watchDirection(
      () => 0,
      () => undefined,
    ),
    waiting: {
      pause: (ms) => {
        pauses.push(Math.round(ms));
        return Promise.resolve();
      },
      wake: () => undefined,
    },
    pollMs: 2_000,
    policy,
    random: () => 0.5,
    onFailure: (error) => {
      throw error;
    },
    signal: ended.signal,
  });
  await pull.done;
  return pauses.slice(0, found.filter((one) => one !== mail).length);
};

describe('the looks for mail', () => {
  it('come every two seconds while there is none', async () => {
    expect(await pausesOf([none, none, none])).toEqual([2_000, 2_000, 2_000]);
  });

  it('come at once behind mail, then soon, then ever more seldom', async () => {
    expect(await pausesOf([mail, mail, none, none, none])).toEqual([100, 200, 400]);
    expect(await pausesOf([mail, ...Array.from({ length: 7 }, () => none)])).toEqual([
      100, 200, 400, 800, 1_600, 2_000, 2_000,
    ]);
  });

  it('come no sooner for what the axis goes on listing though it was told that it is here', async () => {
    expect(await pausesOf([again, again, again])).toEqual([2_000, 2_000, 2_000]);
    expect(await pausesOf([mail, again, again])).toEqual([100, 200]);
  });

  it('back off through an outage, up to the bound, and are regular once it is over', async () => {
    const away = new Fault('axis/unreachable', 'away', { retriable: true });
    expect(await pausesOf([away, away, away, away, away, away, none])).toEqual([75, 150, 300, 600, 750, 750, 2_000]);
  });

  it('go on through a doubt, oftener than through an outage: the axis answers, and others may have mail', async () => {
    const doubt = inDoubt(new Fault('axis/system-error', 'one message', { retriable: true }));
    const away = new Fault('axis/unreachable', 'away', { retriable: true });
    const policy = { baseMs: 100, maxMs: 60_000 };
    const many = <T>(one: T): readonly T[] => Array.from({ length: 12 }, () => one);
    expect((await pausesOf(many(doubt), policy)).at(-1)).toBe(7_500);
    expect((await pausesOf(many(away), policy)).at(-1)).toBe(45_000);
  });
});
