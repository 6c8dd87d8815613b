import type { History } from '../history/history.js';

/** A bound that the measure has to hold, and whether it does. */
export interface Bar {
  readonly what: string;
  readonly met: boolean;
}

/** Rates of the same work as it grows, one after the other. */
export interface Growth {
  readonly unit: string;
  readonly steps: readonly string[];
  readonly lines: readonly { readonly name: string; readonly rates: readonly number[] }[];
}

export interface Outcome {
  readonly value: number;
  readonly unit: string;
  /** The same work without the software under test, in the same unit, measured in the same run. */
  readonly rawLimit?: number;
  /** What stands there in place of a raw limit. */
  readonly rawLimitIs?: string;
  readonly ratio?: number;
  readonly p50Ms?: number;
  readonly p99Ms?: number;
  /** Of the process that holds the hub, or the part of it that is measured. */
  readonly peakRssMb: number;
  readonly bars: readonly Bar[];
  readonly remarks: readonly string[];
  readonly growth?: Growth;
}

export interface BenchContext {
  /** An empty folder for this scenario, removed afterwards. */
  readonly dir: string;
  /** How long a measured part lasts. */
  readonly seconds: number;
  /** 1, or less in a shortened run: the part of the full amount where a scenario counts events instead of seconds. */
  readonly scale: number;
  /** A store with a long past; made once in a run. */
  readonly history: () => Promise<History>;
  readonly tell: (progress: string) => void;
}

export interface Scenario {
  readonly name: string;
  readonly run: (context: BenchContext) => Promise<Outcome>;
}

export const warmUpOf = ({ seconds }: Pick<BenchContext, 'seconds'>): number => Math.min(5, seconds / 3);

const MOST_RSS_MB = 512;

export const memoryBar = (peakRssMb: number): Bar => ({
  what: `peak memory under ${MOST_RSS_MB} MB`,
  met: peakRssMb < MOST_RSS_MB,
});
