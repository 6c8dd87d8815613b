import type { Percentiles } from '../generator/latencies.js';
import type { Pace } from '../generator/pacing.js';
import type { SubmitReport } from '../generator/measured-load.js';
import type { Held } from './held-rate.js';

/** The latency is measured below the highest rate, at fixed arrivals: at the highest, it says nothing. */
export const CALM = 0.7;

export interface Calm extends Percentiles {
  readonly transfers: readonly string[];
}

export const calmLatency = async (
  { perSecond }: Held,
  seconds: number,
  load: (pace: Pace, seconds: number) => Promise<SubmitReport>,
): Promise<Calm> => {
  const { latency, transfers, refused } = await load({ kind: 'open', perSecond: perSecond * CALM }, seconds / 2);
  if (refused[0] !== undefined) throw new Error(`A submission was refused: ${refused[0]}`);
  return { ...latency, transfers };
};
