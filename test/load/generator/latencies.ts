import { build } from 'hdr-histogram-js';

export interface Percentiles {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export interface Latencies {
  record(ms: number): void;
  percentiles(): Percentiles;
}

const HOUR_US = 3_600_000_000;

/** Kept in microseconds with three significant digits. */
export const createLatencies = (): Latencies => {
  const histogram = build({ highestTrackableValue: HOUR_US, numberOfSignificantValueDigits: 3 });
  const ms = (percentile: number): number => histogram.getValueAtPercentile(percentile) / 1000;
  return {
    record: (taken) => histogram.recordValue(Math.min(HOUR_US, Math.max(1, Math.round(taken * 1000)))),
    percentiles: () => ({ p50Ms: ms(50), p99Ms: ms(99), maxMs: histogram.maxValue / 1000 }),
  };
};
