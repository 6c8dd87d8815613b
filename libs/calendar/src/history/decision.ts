import type { LocalDate } from '@lienthong/identifiers';

/** A day that comes back each year. With days `before` or `after` it is for a decision to say which each year. */
export interface RecurringHoliday {
  readonly id: string;
  readonly name: string;
  /** First year in which it is a holiday. */
  readonly fromYear: number;
  readonly day: { readonly calendar: 'solar' | 'lunar'; readonly month: number; readonly day: number };
  readonly before: number;
  readonly after: number;
  readonly assumed?: string;
}

/** Which days a recurring holiday takes in one year. */
export interface SettledHoliday {
  readonly holiday: string;
  readonly year: number;
  readonly days: readonly LocalDate[];
}

/** A working day that is off, for a weekly rest day that works with its sessions. */
export interface Swap {
  readonly off: LocalDate;
  readonly works: LocalDate;
}

/** Off for another reason, as a storm; nothing is made up for it. */
export interface Closure {
  readonly date: LocalDate;
  readonly name: string;
}

/** One act that changed the working calendar. The calendar's version is the number of acts known. */
export interface CalendarDecision {
  readonly id: string;
  /** The day from whose midnight (Asia/Ho_Chi_Minh) a due date may know it. */
  readonly knownOn: LocalDate;
  /** The act, in Vietnamese. */
  readonly source: string;
  /** What of it was not checked against its source. */
  readonly assumed?: string;
  readonly recurring: readonly RecurringHoliday[];
  readonly settled: readonly SettledHoliday[];
  readonly swaps: readonly Swap[];
  readonly closures: readonly Closure[];
}

export type CalendarRefusalCode =
  'calendar/decision-malformed' | 'calendar/swap-impossible' | 'calendar/hours-malformed' | 'calendar/sessions-overlap';
