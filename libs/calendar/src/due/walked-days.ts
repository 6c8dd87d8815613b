import type { DayNumber } from '../days/civil-day.js';
import type { WorkingTime } from '../hours/working-time.js';

/** A run of days alike, on the way to a due date. */
export interface WalkedDays {
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** `worked`: as usual. `made-up`: a rest day that works. `rest`: the unit's weekly rest. Else why it is off. */
  readonly what: 'worked' | 'made-up' | 'rest' | 'holiday' | 'compensation' | 'swap' | 'closure';
  /** Halves worked in all these days. */
  readonly halves: number;
  readonly name?: string;
  readonly source?: string;
}

const walk = (time: WorkingTime, day: DayNumber): WalkedDays => {
  const special = time.calendar.specialOn(day);
  const halves = time.sessionsOn(day).filter(({ works }) => works).length;
  const run = { from: day, to: day, halves };
  if (special?.is === 'works') return { ...run, what: 'made-up', source: special.source };
  if (special?.is === 'off') return { ...run, what: special.why, name: special.name, source: special.source };
  return { ...run, what: halves > 0 ? 'worked' : 'rest' };
};

const alike = (a: WalkedDays, b: WalkedDays): boolean =>
  a.what === b.what && a.name === b.name && a.source === b.source && a.what !== 'made-up';

/** The days from one to another, runs of the same put together. */
export const walkedDays = (time: WorkingTime, from: DayNumber, to: DayNumber): readonly WalkedDays[] => {
  const runs: WalkedDays[] = [];
  for (let day = from; day <= to; day += 1) {
    const next = walk(time, day);
    const last = runs.at(-1);
    if (last !== undefined && alike(last, next))
      runs[runs.length - 1] = { ...last, to: day, halves: last.halves + next.halves };
    else runs.push(next);
  }
  return runs;
};
