import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readProfile, timesOf } from './cpu-profile.js';
import type { Hot, Span, ThreadTimes } from './cpu-profile.js';

const MOST = 40;

/** What the hub's threads do, told by the file that only they run. */
const threadName = ({ files }: ThreadTimes): string => {
  const ran = (part: string): boolean => files.some(({ name }) => name.includes(part));
  if (ran('event-store/sqlite/writer.worker') || ran('event-store/sqlite/committer')) return 'store writer thread';
  if (ran('read-model/run/apply-page')) return 'projections thread';
  return ran('http-edge/') ? 'main thread' : 'another thread';
};

const lines = (hot: readonly Hot[], busyMs: number, done: number): string[] =>
  hot
    .filter(({ name }) => name !== '(idle)')
    .slice(0, MOST)
    .map(
      ({ name, ms }) =>
        `${ms.toFixed(0).padStart(8)} ms ${((100 * ms) / busyMs).toFixed(1).padStart(5)} % ${((1000 * ms) / done).toFixed(0).padStart(6)} µs each  ${name}`,
    );

/** A table for every thread that did something; `done` is what the times are divided by. */
export const describeProfiles = (folder: string, span: Span, done: number): string => {
  const threads = readdirSync(folder)
    .filter((name) => name.endsWith('.cpuprofile'))
    .map((name) => timesOf(readProfile(join(folder, name)), span))
    .filter(({ totalMs }) => totalMs > 0)
    .sort((one, other) => one.idleMs - other.idleMs);
  return threads
    .flatMap((times) => {
      const busyMs = times.totalMs - times.idleMs;
      return [
        '',
        `== ${threadName(times)}: busy ${busyMs.toFixed(0)} of ${times.totalMs.toFixed(0)} ms, garbage collector ${times.collectingMs.toFixed(0)} ms; ${((1000 * busyMs) / done).toFixed(0)} µs for each of ${done}`,
        '-- by file of the project or package, with what it called in Node itself',
        ...lines(times.files, busyMs, done),
        '-- by function, self time',
        ...lines(times.functions, busyMs, done),
      ];
    })
    .join('\n');
};
