import type { BusLoad, BusReport } from './bus-load.js';

export interface RateTrial {
  readonly perSecond: number;
  readonly report: BusReport;
}

export interface RateHeld extends RateTrial {
  /** False when no rate that was tried was held. */
  readonly held: boolean;
  readonly trials: readonly RateTrial[];
}

export interface RateSearch {
  /** Where to begin; doubled for as long as it is held. */
  readonly from: number;
  readonly seconds: number;
  readonly run: (load: BusLoad) => Promise<BusReport>;
}

/** A rate is held when the entries of 99 % of its submissions are there within a second. */
export const MOST_MS = 1_000;
const PROBE_SECONDS = 3;
const WARM_UP_SECONDS = 6;
const TRIES = 5;
const STEP = 0.85;

const isHeld = ({ report }: RateTrial): boolean => report.visible.p99Ms < MOST_MS;

/**
 * Short probes, each at twice the rate, until one piles up twice, which shows what gets through at most; then whole runs,
 * downwards from there. Before all that a load at half the first rate, which counts for nothing.
 */
export const highestRate = async ({ from, seconds, run }: RateSearch): Promise<RateHeld> => {
  const trials: RateTrial[] = [];
  const tryAt = async (perSecond: number, lasting: number): Promise<RateTrial> => {
    const trial = { perSecond, report: await run({ perSecond, warmUpSeconds: lasting / 4, seconds: lasting }) };
    trials.push(trial);
    return trial;
  };
  await run({ perSecond: from / 2, warmUpSeconds: 0, seconds: Math.min(WARM_UP_SECONDS, seconds) });
  const probe = Math.min(PROBE_SECONDS, seconds);
  // One hiccup of a cold broker would end the search: what piles up is probed once more.
  const probeAt = async (rate: number): Promise<RateTrial> => {
    const first = await tryAt(rate, probe);
    return isHeld(first) ? first : tryAt(rate, probe);
  };
  let last = await probeAt(from);
  let perSecond = 0;
  while (isHeld(last)) {
    ({ perSecond } = last);
    last = await probeAt(perSecond * 2);
  }
  perSecond = Math.max(perSecond, (last.report.sent / last.report.elapsedMs) * 1_000);
  for (let tries = 1; ; tries += 1) {
    last = await tryAt(perSecond, seconds);
    if (isHeld(last) || tries === TRIES) return { ...last, held: isHeld(last), trials };
    perSecond *= STEP;
  }
};

export const describeTrials = ({ trials }: RateHeld): string =>
  trials
    .map(({ perSecond, report: { visible } }) => `${perSecond.toFixed(0)}/s p99 ${visible.p99Ms.toFixed(0)} ms`)
    .join(', ');
