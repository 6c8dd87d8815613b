import type { KafkaCluster } from '@lienthong/testing';
import { startBareStand, startBenchBroker, startBusStand, AGENCIES } from '../bus/bus-stand.js';
import { describeTrials, highestRate, MOST_MS } from '../bus/held-rate.js';
import type { RateHeld } from '../bus/held-rate.js';
import { describeUse, usedForEach } from '../processes/thread-times.js';
import { memoryBar, warmUpOf } from './scenario.js';
import type { BenchContext, Scenario } from './scenario.js';

const LEAST_RATIO = 0.5;
/** Parts of the highest rate held at which latencies are measured; the figures of the report are those of the last. */
const PARTS = [0.25, 0.5, 0.7];
const BARE_FROM = 200;
const HUB_FROM = 100;

interface Bare extends RateHeld {
  /** Processor time of the relay for each submission, at the rate held. */
  readonly each: ReadonlyMap<string, number>;
}

const bareRate = async (broker: KafkaCluster, { dir, seconds }: BenchContext, name: string): Promise<Bare> => {
  await using stand = await startBareStand(broker, dir, name);
  let each: ReadonlyMap<string, number> = new Map();
  const found = await highestRate({
    from: BARE_FROM,
    seconds: seconds / 2,
    run: async (load) => {
      const used = await stand.relay.ask('threadTimes', undefined);
      const report = await stand.generator.ask('run', load);
      each = usedForEach(used, await stand.relay.ask('threadTimes', undefined), report.sent);
      return report;
    },
  });
  return { ...found, each };
};

/** From a record in the sender's `out` topic to the recipient's reader, at fixed arrivals, against a bare relay. */
export const busEndToEnd: Scenario = {
  name: 'bus.end_to_end',
  run: async (context) => {
    const { dir, seconds, tell } = context;
    await using broker = await startBenchBroker();
    const before = await bareRate(broker, context, 'bare-before');
    tell(`  bare: ${describeTrials(before)}`);
    await using stand = await startBusStand(broker, dir);
    const { hub, generator } = stand;
    const found = await highestRate({ from: HUB_FROM, seconds, run: (load) => generator.ask('run', load) });
    tell(`  hub: ${describeTrials(found)}`);
    const remarks: string[] = [];
    let [p50Ms, p99Ms] = [0, 0];
    for (const part of PARTS) {
      const perSecond = found.perSecond * part;
      const used = await hub.ask('threadTimes', undefined);
      const { relayed, transactions } = await hub.ask('relayed', undefined);
      const report = await generator.ask('run', { perSecond, warmUpSeconds: warmUpOf(context), seconds: seconds / 2 });
      ({ p50Ms, p99Ms } = report.visible);
      const each = usedForEach(used, await hub.ask('threadTimes', undefined), report.sent);
      const after = await hub.ask('relayed', undefined);
      remarks.push(
        `at ${perSecond.toFixed(0)}/s: p50 ${p50Ms.toFixed(0)} ms, p99 ${p99Ms.toFixed(0)} ms, ` +
          `${((after.transactions - transactions) / (report.elapsedMs / 1_000)).toFixed(1)} transactions a second of ` +
          `${((after.relayed - relayed) / (after.transactions - transactions)).toFixed(1)} records; ` +
          `the hub's processor time for each: ${describeUse(each)}`,
      );
      tell(`  ${remarks.at(-1) ?? ''}`);
    }
    const { peakRssMb } = await hub.ask('stop', undefined);
    await stand[Symbol.asyncDispose]();
    const after = await bareRate(broker, context, 'bare-after');
    tell(`  bare: ${describeTrials(after)}`);
    const rawLimit = (before.perSecond + after.perSecond) / 2;
    const ratio = found.perSecond / rawLimit;
    const allHeld = [before, found, after].every(({ held }) => held);
    return {
      value: found.perSecond,
      unit: 'submissions/s',
      rawLimit,
      ratio,
      p50Ms,
      p99Ms,
      peakRssMb,
      bars: [
        { what: `at least ${LEAST_RATIO} of a bare relay`, met: allHeld && ratio >= LEAST_RATIO },
        { what: `p99 under ${MOST_MS} ms`, met: found.held },
        memoryBar(peakRssMb),
      ],
      remarks: [
        `${AGENCIES} agencies; every submission was read once and every topic without gap; ${describeTrials(found)}`,
        ...remarks,
        `the bare relay held ${before.perSecond.toFixed(0)}/s before the hub was measured and ${after.perSecond.toFixed(0)}/s after it; its processor time for each: ${describeUse(before.each)}; ${describeUse(after.each)}`,
      ],
    };
  },
};
