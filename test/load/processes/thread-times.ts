import { readdirSync, readFileSync } from 'node:fs';

/** Processor time of every thread of this process so far, in milliseconds, by name and number. Linux only. */
export type ThreadTimes = Readonly<Record<string, number>>;

const MS_PER_TICK = 10;
const folder = '/proc/self/task';

export const threadTimes = (): ThreadTimes => {
  try {
    return Object.fromEntries(
      readdirSync(folder).map((thread) => {
        const stat = readFileSync(`${folder}/${thread}/stat`, 'utf8');
        const name = /\((.*)\)/.exec(stat)?.[1] ?? '';
        // Fields 14 and 15: user and system time.
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [`${name} ${thread}`, (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK];
      }),
    );
  } catch {
    return {};
  }
};
