import { readdirSync, readFileSync } from 'node:fs';

/** Processor time of this process's threads so far, in milliseconds, by the name of the thread. Linux only, else empty. */
export type ThreadTimes = Readonly<Record<string, number>>;

const MS_PER_TICK = 10;
const folder = '/proc/self/task';

export const threadTimes = (): ThreadTimes => {
  const times: Record<string, number> = {};
  try {
    for (const thread of readdirSync(folder)) {
      const stat = readFileSync(`${folder}/${thread}/stat`, 'utf8');
      const name = /\((.*)\)/.exec(stat)?.[1] ?? '';
      // Fields 14 and 15: user and system time.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      times[name] = (times[name] ?? 0) + (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
    }
  } catch {
    return {};
  }
  return times;
};

const NAMES: Readonly<Record<string, string>> = {
  MainThread: 'main thread',
  node: 'main thread',
  projections: 'projections',
  WorkerThread: 'store writer',
};

/** What was used between two looks, for each of `done`; Node's own helpers (collector, compiler, file work) as one. */
export const usedForEach = (before: ThreadTimes, after: ThreadTimes, done: number): ReadonlyMap<string, number> => {
  const used = new Map<string, number>();
  for (const [thread, ms] of Object.entries(after)) {
    const name = NAMES[thread] ?? 'helpers of Node';
    used.set(name, (used.get(name) ?? 0) + ((ms - (before[thread] ?? 0)) * 1000) / done);
  }
  return used;
};

export const describeUse = (used: ReadonlyMap<string, number>): string =>
  [...used]
    .filter(([, us]) => us >= 1)
    .sort(([, one], [, other]) => other - one)
    .map(([name, us]) => `${name} ${us.toFixed(0)} µs`)
    .join(', ');
