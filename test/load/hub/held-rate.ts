import type { Pace } from '../generator/pacing.js';
import type { SubmitReport } from '../generator/submit-load.js';
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
const TRIES = 4;
const SAFETY = 0.95;

export interface RateSearch {
  /** At a time, to find what the edge takes. */
  readonly concurrency: number;
  readonly load: (pace: Pace) => Promise<SubmitReport>;
  readonly settle: () => Promise<Settled>;
}

const acceptedOnly = (report: SubmitReport): void => {
  const [first] = report.refused;
  if (first !== undefined) throw new Error(`${report.refused.length} submissions were refused, for instance: ${first}`);
};

/**
 * The highest rate that does not pile up: as many as are taken at once, and where reactors and projections do not keep
 * up with that, fixed arrivals at the pace at which they did.
 */
export const highestRateHeld = async ({ concurrency, load, settle }: RateSearch): Promise<Held> => {
  const trials: Trial[] = [];
  let pace: Pace = { kind: 'closed', concurrency };
  for (;;) {
    const report = await load(pace);
    acceptedOnly(report);
    const { backlogMs, parked } = await settle();
    if (parked > 0) throw new Error(`${parked} events were parked under load.`);
    const trial = { perSecond: (report.accepted / report.elapsedMs) * 1000, backlogMs, report };
    trials.push(trial);
    const held = backlogMs <= MOST_BACKLOG_MS;
    if (held || trials.length === TRIES) return { ...trial, held, trials };
    const sustained = (report.accepted / (report.elapsedMs + backlogMs)) * 1000;
    pace = { kind: 'open', perSecond: sustained * SAFETY };
  }
};

export const transfersOf = ({ trials }: Held): readonly string[] => trials.flatMap(({ report }) => report.transfers);

export const describeTrials = ({ trials }: Held): string =>
  trials.map(({ perSecond, backlogMs }) => `${perSecond.toFixed(0)}/s leaves ${backlogMs.toFixed(0)} ms`).join(', ');
