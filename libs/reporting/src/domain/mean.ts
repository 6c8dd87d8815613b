import { workedMinutesBetween } from '@lienthong/calendar';
import type { WorkingTime } from '@lienthong/calendar';
import type { Ms } from './moment.js';

export interface Average {
  readonly times: number;
  /** Arithmetic means, in minutes: of the unit's working time, and by the clock. */
  readonly workingMinutes: number;
  readonly elapsedMinutes: number;
}

/** Spans are added up as they come. */
export interface Mean {
  add(from: Ms, to: Ms): void;
  average(): Average;
}

const MINUTE_MS = 60_000;

export const createMean = (time: WorkingTime): Mean => {
  let [times, working, elapsed] = [0, 0, 0];
  return {
    add: (from, to) => {
      times += 1;
      working += workedMinutesBetween(time, from, to);
      elapsed += Math.max(0, to - from);
    },
    average: () => {
      const by = Math.max(1, times);
      return { times, workingMinutes: working / by, elapsedMinutes: elapsed / MINUTE_MS / by };
    },
  };
};
