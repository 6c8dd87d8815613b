import type { Instant } from '@lienthong/kernel';
import { dayAt, instantAt, yearOf } from '../days/civil-day.js';
import type { ClockMinutes } from '../days/clock-time.js';
import type { WorkingTime } from '../hours/working-time.js';
import { advance, dueAt, standStill } from './advance.js';
import type { Position } from './advance.js';
import type { Limit } from './limit.js';
import { startAt } from './start.js';
import type { Start, StartReason } from './start.js';

/** The clock stood still: a supplement, a fee, a confirmation by relatives. */
export interface Stop {
  readonly from: Instant;
  /** Not before `from`. */
  readonly to: Instant;
  /** `shift`: what was left then is left again. `afresh`: the whole limit again, as though received at `to`. */
  readonly then: 'shift' | 'afresh';
}

export interface DueRequest {
  readonly receivedAt: Instant;
  /** As `checkLimit` lets through. */
  readonly limit: Limit;
  /** Received later in the day: counts from the next working day. */
  readonly cutoff?: ClockMinutes;
  /** In order of time, apart from each other. One that begins after the due date changes nothing: it was late by then. */
  readonly stops?: readonly Stop[];
}

export interface DueDate {
  readonly due: Instant;
  /** When the clock started. */
  readonly startsAt: Instant;
  readonly startReason: StartReason;
  /** Of the calendar with which it was computed. */
  readonly version: number;
  /** It reaches into a year for which a decision on holidays was still awaited. */
  readonly provisional: boolean;
}

/** One stretch of counting: from a start to where its limit ends, stops so far included. */
export interface Stretch {
  readonly start: Start;
  readonly end: Position;
  readonly due: number;
  readonly stops: readonly Standstill[];
}

/** A stop that shifted the end: by whole halves where days or halves are counted, by civil days, or by minutes of work. */
export interface Standstill extends Stop {
  readonly before: Position;
  readonly after: Position;
}

/** The stretches of a due date; a stop that lets the limit begin afresh begins another. The last one counts. */
export const countDue = (
  time: WorkingTime,
  { receivedAt, limit, cutoff, stops = [] }: DueRequest,
): readonly [Stretch, ...Stretch[]] => {
  const received = Date.parse(receivedAt);
  time.lookFrom(dayAt(received));
  const begin = (ms: number): Stretch => {
    const start = startAt(time, ms, cutoff);
    const end = advance(time, start, limit);
    return { start, end, due: dueAt(time, end), stops: [] };
  };
  const earlier: Stretch[] = [];
  let current = begin(received);
  for (const stop of stops) {
    const [from, to] = [Date.parse(stop.from), Date.parse(stop.to)];
    if (from > current.due) break;
    if (stop.then === 'afresh') {
      earlier.push(current);
      current = begin(to);
    } else {
      const end = standStill(time, current.end, Math.max(from, current.start.ms), Math.max(to, current.start.ms));
      const stood = { ...stop, before: current.end, after: end };
      current = { ...current, end, due: dueAt(time, end), stops: [...current.stops, stood] };
    }
  }
  const [first] = earlier;
  return first === undefined ? [current] : [first, ...earlier.slice(1), current];
};

const isProvisional = ({ calendar }: WorkingTime, from: number, to: number): boolean => {
  for (let year = yearOf(dayAt(from)); year <= yearOf(dayAt(to)); year += 1)
    if (calendar.isProvisional(year)) return true;
  return false;
};

/** Pure: the same request under the same calendar and hours gives the same answer, whatever was decided since. */
export const dueDate = (time: WorkingTime, request: DueRequest): DueDate => {
  const stretches = countDue(time, request);
  const { start } = stretches[0];
  const { due } = stretches.at(-1) ?? stretches[0];
  return {
    due: instantAt(due),
    startsAt: instantAt(start.ms),
    startReason: start.reason,
    version: time.calendar.version,
    provisional: isProvisional(time, start.ms, due),
  };
};
