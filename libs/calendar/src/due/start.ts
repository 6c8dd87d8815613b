import { dayAt, timeOfDay, MINUTE_MS } from '../days/civil-day.js';
import type { ClockMinutes } from '../days/clock-time.js';
import type { HalfIndex, WorkingTime } from '../hours/working-time.js';

/** Why the clock starts when it does. `receiving-only`: the unit was open, but does not work on dossiers then. */
export type StartReason = 'in-session' | 'out-of-session' | 'receiving-only' | 'after-cutoff';

export interface Start {
  readonly half: HalfIndex;
  /** Within the half's session; milliseconds since 1970, UTC. */
  readonly ms: number;
  readonly reason: StartReason;
}

const isOpen = (time: WorkingTime, ms: number): boolean => {
  const minute = timeOfDay(ms) / MINUTE_MS;
  return time.sessionsOn(dayAt(ms)).some(({ opens, closes }) => opens <= minute && minute <= closes);
};

/**
 * When the clock starts: at once within a session that works, else with the next one; after the cut-off (15:00 of the
 * interlinked groups, Decree 63/2024) with the next working day.
 */
export const startAt = (time: WorkingTime, ms: number, cutoff?: ClockMinutes): Start => {
  if (cutoff !== undefined && timeOfDay(ms) > cutoff * MINUTE_MS) {
    const half = time.firstHalfFrom(dayAt(ms) + 1);
    return { half, ms: time.opens(half), reason: 'after-cutoff' };
  }
  const half = time.halfAt(ms);
  const opens = time.opens(half);
  if (ms >= opens) return { half, ms, reason: 'in-session' };
  return { half, ms: opens, reason: isOpen(time, ms) ? 'receiving-only' : 'out-of-session' };
};
