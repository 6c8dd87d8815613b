import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readProfile, timesOf } from './cpu-profile.js';
import type { Hot, Span, ThreadTimes } from './cpu-profile.js';

const MOST = 40;

/** What the hub's threads do, told by the file that only they run. */
const threadName = ({ files }: ThreadTimes): string => {
  const ran = (part: string): boolean => files.some(({ name }) => name.includes(part));
  if (ran('event-store/sqlite/writer.worker') || ran('event-store/sqlite/committer')) return 'store writer';
  if (ran('read-model/run/apply-page')) return 'projections';
  return ran('http-edge/') ? 'main thread' : 'another thread';
};

const lines = (hot: readonly Hot[], busyMs: number, usEach: number): string[] =>
  hot
    .filter(({ name }) => name !== '(idle)')
    .slice(0, MOST)
    .map(({ name, ms }) => {
      const share = ms / busyMs;
      return `${(100 * share).toFixed(1).padStart(6)} % ${(share * usEach).toFixed(0).padStart(6)} µs  ${name}`;
    });

/** A table for every thread that did something: shares of its samples, and of the processor time that it used for each. */
export const describeProfiles = (folder: string, span: Span, used: ReadonlyMap<string, number>): string => {
  const threads = readdirSync(folder)
    .filter((name) => name.endsWith('.cpuprofile'))
    .map((name) => timesOf(readProfile(join(folder, name)), span))
    .filter(({ totalMs }) => totalMs > 0)
    .sort((one, other) => one.idleMs - other.idleMs);
  return threads
    .flatMap((times) => {
      const name = threadName(times);
      const busyMs = times.totalMs - times.idleMs;
      const usEach = used.get(name) ?? 0;
      return [
        '',
        `== ${name}: ${usEach.toFixed(0)} µs of processor time each; busy ${((100 * busyMs) / times.totalMs).toFixed(0)} % of the time`,
        '-- by file of the project or package, with what it called in Node itself',
        ...lines(times.files, busyMs, usEach),
        '-- by function, self time',
        ...lines(times.functions, busyMs, usEach),
      ];
    })
    .join('\n');
};
