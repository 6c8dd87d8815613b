import type { Pace } from '../generator/pacing.js';
import type { SubmitReport } from '../generator/measured-load.js';
import type { Settled } from './settle.js';

export interface Trial {
  readonly perSecond: number;
  readonly backlogMs: number;
  readonly report: SubmitReport;
}

export interface Held extends Trial {
  /** False when every rate that was tried left more work behind than may be. */
  readonly held: boolean;
  readonly trials: readonly Trial[];
}

/** Most work that may be left behind when the load ends. */
export const MOST_BACKLOG_MS = 1000;
const PROBE_SECONDS = 5;
const TRIES = 4;
const SAFETY = 0.95;

export interface RateSearch {
  /** At a time, to find what the edge takes. */
  readonly concurrency: number;
  readonly seconds: number;
  readonly load: (pace: Pace, seconds: number) => Promise<SubmitReport>;
  readonly settle: () => Promise<Settled>;
}

const trial = async ({ load, settle }: RateSearch, pace: Pace, seconds: number): Promise<Trial> => {
  const report = await load(pace, seconds);
  const { backlogMs, parked } = await settle();
  const [first] = report.refused;
  if (first !== undefined) throw new Error(`${report.refused.length} submissions were refused, for instance: ${first}`);
  if (parked > 0) throw new Error(`${parked} events were parked under load.`);
  return { perSecond: (report.accepted / report.elapsedMs) * 1000, backlogMs, report };
};

const isHeld = ({ backlogMs }: Trial): boolean => backlogMs <= MOST_BACKLOG_MS;

const sustained = ({ backlogMs, report }: Trial): Pace => ({
  kind: 'open',
  perSecond: (report.accepted / (report.elapsedMs + backlogMs)) * 1000 * SAFETY,
});

/**
 * The highest rate that does not pile up: as many as are taken at once, and where reactors and projections do not keep
 * up with that, fixed arrivals at the pace at which they did. A short probe first, then whole runs.
 */
export const highestRateHeld = async (search: RateSearch): Promise<Held> => {
  const closed: Pace = { kind: 'closed', concurrency: search.concurrency };
  const trials = [await trial(search, closed, Math.min(PROBE_SECONDS, search.seconds))];
  for (;;) {
    const last = trials.at(-1);
    const pace = last === undefined || isHeld(last) ? closed : sustained(last);
    const whole = await trial(search, pace, search.seconds);
    trials.push(whole);
    if (isHeld(whole) || trials.length > TRIES) return { ...whole, held: isHeld(whole), trials };
  }
};

export const transfersOf = ({ trials }: Held): readonly string[] => trials.flatMap(({ report }) => report.transfers);

export const describeTrials = ({ trials }: Held): string =>
  trials.map(({ perSecond, backlogMs }) => `${perSecond.toFixed(1)}/s left ${backlogMs.toFixed(0)} ms`).join(', ');
