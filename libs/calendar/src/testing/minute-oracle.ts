/**
 * Due dates by walking through time minute by minute. It shares nothing with what it checks: its own tables of days,
 * written out by hand, its own sessions, its own counting.
 */
export type OracleUnit = 'working-days' | 'half-days' | 'working-hours' | 'calendar-days';

export interface OracleCase {
  /** `2026-02-13 15:20`, as is every moment here: Việt Nam’s, without a zone. */
  readonly received: string;
  readonly unit: OracleUnit;
  readonly amount: number;
  readonly cutoff: boolean;
  /** Saturday mornings: not open, open to receive only, or at work. */
  readonly saturday: 'closed' | 'receives' | 'works';
  /** Whether the swap of 2 January 2026, decided on 25 December 2025, is known. */
  readonly swapKnown: boolean;
  /** The clock stands still; working days only. */
  readonly waited?: { readonly from: string; readonly to: string };
}

const OFF = new Set(
  `2024-01-01 2024-02-08 2024-02-09 2024-02-10 2024-02-11 2024-02-12 2024-02-13 2024-02-14 2024-04-18 2024-04-29
   2024-04-30 2024-05-01 2024-09-02 2024-09-03
   2025-01-01 2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-04-07 2025-04-30 2025-05-01 2025-05-02
   2025-09-01 2025-09-02
   2026-01-01 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-26 2026-04-27 2026-04-30 2026-05-01
   2026-08-31 2026-09-01 2026-09-02 2026-11-24`.split(/\s+/),
);
const MADE_UP = new Set(['2024-05-04', '2025-04-26', '2026-08-22']);
const ORIGIN = Date.UTC(2023, 11, 1);

const minuteOf = (text: string): number => (Date.parse(`${text.replace(' ', 'T')}:00Z`) - ORIGIN) / 60_000;
const textOf = (minute: number): string =>
  new Date(ORIGIN + minute * 60_000).toISOString().slice(0, 16).replace('T', ' ');

type Working = (minute: number) => boolean;

const DAYS = 1_400;
const halvesOf = (day: number, saturday: OracleCase['saturday'], swapKnown: boolean): number => {
  const at = new Date(ORIGIN + day * 86_400_000);
  const date = at.toISOString().slice(0, 10);
  if (MADE_UP.has(date) || (swapKnown && date === '2026-01-10')) return 2;
  if (OFF.has(date) || (swapKnown && date === '2026-01-02')) return 0;
  if (at.getUTCDay() === 0) return 0;
  if (at.getUTCDay() === 6) return saturday === 'works' ? 1 : 0;
  return 2;
};

const tables = new Map<string, Uint8Array>();

/** 07:30–11:30 of every day that works, 13:30–17:00 of whole ones. */
const workingUnder = ({ saturday, swapKnown }: OracleCase): Working => {
  const key = `${saturday} ${String(swapKnown)}`;
  const halves = tables.get(key) ?? Uint8Array.from({ length: DAYS }, (_, day) => halvesOf(day, saturday, swapKnown));
  tables.set(key, halves);
  return (minute) => {
    const day = Math.floor(minute / 1_440);
    const time = minute - day * 1_440;
    if (time >= 450 && time < 690) return (halves[day] ?? 0) > 0;
    return halves[day] === 2 && time >= 810 && time < 1_020;
  };
};

const dayOf = (minute: number): number => Math.floor(minute / 1_440);

/** The minute at which a session ends is still in it: the clock starts there with nothing of it left. */
const startOf = (working: Working, received: number, cutoff: boolean): { at: number; day: number } => {
  let at = received;
  if (cutoff && received % 1_440 > 900) at = (dayOf(received) + 1) * 1_440;
  else if (!working(at) && working(at - 1)) return { at, day: dayOf(at - 1) };
  while (!working(at)) at += 1;
  return { at, day: dayOf(at) };
};

const endOfHalf = (working: Working, from: number): number => {
  let at = from;
  while (working(at)) at += 1;
  return at;
};

const nextOpening = (working: Working, from: number): number => {
  let at = from;
  while (!working(at)) at += 1;
  return at;
};

/** The end of the last session of the day in which the minute lies. */
const endOfDay = (working: Working, day: number): number => {
  let last = -1;
  for (let at = day * 1_440; at < (day + 1) * 1_440; at += 1) if (working(at)) last = at;
  return last + 1;
};

const afterHalves = (working: Working, from: number, count: number): number => {
  let at = from;
  for (let ended = 0; ended < count; ended += 1) at = endOfHalf(working, nextOpening(working, at));
  return at;
};

const halvesBetween = (working: Working, fromDay: number, toDay: number): number => {
  let ended = 0;
  for (let at = fromDay * 1_440; at < toDay * 1_440; at += 1) if (working(at) && !working(at + 1)) ended += 1;
  return ended;
};

/** What was waited before the clock started is no time of it. */
const workingDays = (
  working: Working,
  { at, day }: { at: number; day: number },
  { amount, waited }: OracleCase,
): number => {
  const halves = (more: number): number =>
    endOfDay(working, dayOf(afterHalves(working, (day + 1) * 1_440, 2 * amount + more) - 1));
  const first = amount === 0 ? endOfDay(working, day) : halves(0);
  if (waited === undefined || minuteOf(waited.from) > first) return first;
  const from = startOf(working, Math.max(at, minuteOf(waited.from)), false);
  const to = startOf(working, Math.max(at, minuteOf(waited.to)), false);
  return amount === 0 ? endOfDay(working, to.day) : halves(halvesBetween(working, from.day, to.day));
};

const workingHours = (working: Working, { at }: { at: number }, hours: number): number => {
  let opened = at;
  while (working(opened - 1)) opened -= 1;
  const offset = at - opened;
  const days = Math.floor(hours / 8);
  let rest = (hours - days * 8) * 60;
  let now = at;
  if (days > 0) {
    const ended = afterHalves(working, endOfHalf(working, at), 2 * days - 1);
    if (rest === 0 && offset === 0) return ended;
    now = nextOpening(working, ended);
    for (let passed = 0; passed < offset && working(now); passed += 1) now += 1;
  }
  for (; rest > 0; now += 1) if (working(now)) rest -= 1;
  return now;
};

export const dueByTheMinute = (one: OracleCase): string => {
  const working = workingUnder(one);
  const start = startOf(working, minuteOf(one.received), one.cutoff);
  switch (one.unit) {
    case 'working-days':
      return textOf(workingDays(working, start, one));
    case 'half-days':
      return textOf(afterHalves(working, endOfHalf(working, start.at), one.amount));
    case 'working-hours':
      return textOf(workingHours(working, start, one.amount));
    case 'calendar-days': {
      const last = nextOpening(working, (start.day + one.amount) * 1_440);
      return textOf(endOfDay(working, dayOf(last)));
    }
  }
};
