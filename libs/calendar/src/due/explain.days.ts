import { assertNever } from '@lienthong/kernel';
import { dayAt } from '../days/civil-day.js';
import type { DayNumber } from '../days/civil-day.js';
import type { WorkingTime } from '../hours/working-time.js';
import type { Stretch } from './due-date.js';
import { walkedDays } from './walked-days.js';
import type { WalkedDays } from './walked-days.js';
import { capital, dayText, daysText, halvesText } from './words.js';

const sourced = (text: string, { source }: WalkedDays): string =>
  source === undefined ? `${text}.` : `${text}; căn cứ: ${source}.`;

/** A run of days that are off, or of a day that works though it is a rest day. */
const special = (run: WalkedDays, worked: string): string => {
  const days = capital(daysText(run.from, run.to));
  switch (run.what) {
    case 'worked':
      return `${days}: ${worked}.`;
    case 'made-up':
      return sourced(`${days}: làm bù, ${worked}`, run);
    case 'rest':
      return `${days}: nghỉ hằng tuần.`;
    case 'compensation':
      return sourced(`${days}: nghỉ bù ${run.name ?? ''}`, run);
    case 'holiday':
    case 'swap':
    case 'closure':
      return sourced(`${days}: nghỉ, ${run.name ?? ''}`, run);
    default:
      return assertNever(run.what);
  }
};

/** Days that are passed over before the clock starts. */
export const daysBefore = (time: WorkingTime, received: DayNumber, start: DayNumber): readonly string[] =>
  walkedDays(time, received + 1, start - 1)
    .filter(({ halves }) => halves === 0)
    .map((run) => special(run, ''));

const addedUp = (time: WorkingTime, first: DayNumber, last: DayNumber, already: number): readonly string[] => {
  let counted = already;
  return walkedDays(time, first, last).map((run) => {
    counted += run.halves;
    return special(run, `${halvesText(run.halves)} ngày làm việc, cộng dồn ${halvesText(counted)}`);
  });
};

/** The halves of the start's day behind the start, and of the due day up to the due half. */
const halvesAddedUp = (time: WorkingTime, start: number, end: number): readonly string[] => {
  const [firstDay, lastDay] = [time.dayOf(start), time.dayOf(end)];
  const rest = Math.min(time.lastOfDay(start), end) - start;
  const last = end - time.firstHalfFrom(lastDay) + 1;
  return [
    ...(rest > 0 ? [`Buổi còn lại của ${dayText(firstDay)}: ${halvesText(rest)} ngày làm việc.`] : []),
    ...addedUp(time, firstDay + 1, lastDay - 1, rest),
    ...(lastDay > firstDay
      ? [`${capital(dayText(lastDay))}: ${halvesText(last)} ngày làm việc, cộng dồn ${halvesText(end - start)}.`]
      : []),
  ];
};

/** The days from the start to the due date: added up where days are counted, else only what is passed over. */
export const daysOnTheWay = (time: WorkingTime, { start, end, due }: Stretch): readonly string[] => {
  const [first, last] = [time.dayOf(start.half) + 1, dayAt(due)];
  switch (end.unit) {
    case 'working-days':
      return addedUp(time, first, last, 0);
    case 'half-days':
      return halvesAddedUp(time, start.half, end.half);
    case 'working-hours':
      return walkedDays(time, first, last - 1)
        .filter(({ what }) => what !== 'worked')
        .map((run) => special(run, 'tính như ngày thường'));
    case 'calendar-days':
      return [
        `Ngày cuối: ${dayText(end.day)}.`,
        ...walkedDays(time, end.day, last - 1)
          .filter(({ halves }) => halves === 0)
          .map((run) => special(run, '')),
      ];
    default:
      return assertNever(end);
  }
};
