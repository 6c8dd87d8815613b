import type { CallLoad } from '../generator/axis-load.js';
import type { Outcome } from '../scenarios/scenario.js';
import { memoryBar } from '../scenarios/scenario.js';
import type { AxisStand } from './axis-stand.js';

export interface RepeatedCall extends Pick<CallLoad, 'call' | 'args' | 'times'> {
  /** Calls before the measured ones. */
  readonly warmUp: number;
  /** Of each reply; another number is a fault. */
  readonly rows: number;
  readonly whatTheyAre: string;
  /** Which of its times is the measure, and its bound. */
  readonly measure: 'p99Ms' | 'maxMs';
  readonly mostMs: number;
  /** Of the hub's own memory over all of the calls. */
  readonly mostGrowthMb?: number;
}

/** One call of the axis's protocol again and again, its reply read whole each time; the hub is stopped behind it. */
export const repeatedCall = async (
  { hub, generator, axis, speaker }: AxisStand,
  repeated: RepeatedCall,
): Promise<Outcome> => {
  const { call, args, times, warmUp, rows: expected, whatTheyAre, measure, mostMs, mostGrowthMb } = repeated;
  const common = { url: axis.url, speaker, call, args };
  await generator.ask('call', { ...common, times: warmUp });
  const before = await hub.ask('memory', undefined);
  const { latency, rows, bytes } = await generator.ask('call', { ...common, times });
  const after = await hub.ask('memory', undefined);
  if (rows !== expected) throw new Error(`${rows} of ${expected} ${whatTheyAre} were listed.`);
  const { peakRssMb } = await hub.ask('stop', undefined);
  const { p50Ms, p99Ms, maxMs } = latency;
  const { [measure]: value } = latency;
  const grown = after.ownMb - before.ownMb;
  return {
    value,
    unit: measure === 'p99Ms' ? 'ms (p99)' : 'ms (worst)',
    p50Ms,
    p99Ms,
    peakRssMb,
    bars: [
      { what: `${measure === 'p99Ms' ? 'p99 ' : ''}under ${mostMs} ms`, met: value < mostMs },
      ...(mostGrowthMb === undefined
        ? []
        : [{ what: `grown by less than ${mostGrowthMb} MB over ${times} replies`, met: grown < mostGrowthMb }]),
      memoryBar(peakRssMb),
    ],
    remarks: [
      `${rows} ${whatTheyAre} in one reply of ${(bytes / 1e6).toFixed(1)} MB, ${times} times, longest ${maxMs.toFixed(0)} ms`,
      `the hub had ${before.ownMb.toFixed(0)} MB of its own before and ${after.ownMb.toFixed(0)} MB after`,
    ],
  };
};
