import { join } from 'node:path';
import { startBare } from '../bare/measure-bare.js';
import type { Pace } from '../generator/pacing.js';
import { CALM, calmLatency } from '../hub/calm-latency.js';
import { describeTrials, highestRateHeld, transfersOf, MOST_BACKLOG_MS } from '../hub/held-rate.js';
import { checkInboxes } from '../hub/inbox-check.js';
import { startStand } from '../hub/stand.js';
import { describeUse, usedForEach } from '../processes/thread-times.js';
import { memoryBar, warmUpOf } from './scenario.js';
import type { Scenario } from './scenario.js';

const CONCURRENCY = 64;
const LEAST_RATIO = 0.6;
const AIM = 1000;
/** Durable 201s a second, 10 kB attachment, one recipient, against a bare handler of the same durability. */
export const exchangeSubmit: Scenario = {
  name: 'exchange.submit',
  run: async (context) => {
    const { dir, seconds } = context;
    await using bare = await startBare(join(dir, 'bare.sqlite'));
    const before = await bare.measure(CONCURRENCY, warmUpOf(context), seconds / 2);
    await using stand = await startStand({ dir });
    const { hub, generator, url, speakers, agencies } = stand;
    const common = { url, speakers, agencies, recipients: 1, warmUpSeconds: warmUpOf(context) };
    const load = (pace: Pace, lasting: number) => generator.ask('submit', { ...common, pace, seconds: lasting });
    const found = await highestRateHeld({
      concurrency: CONCURRENCY,
      seconds,
      load,
      settle: () => hub.ask('settle', undefined),
    });
    const usedBefore = await hub.ask('threadTimes', undefined);
    const calm = await calmLatency(found, seconds, load);
    await hub.ask('settle', undefined);
    const used = usedForEach(usedBefore, await hub.ask('threadTimes', undefined), calm.transfers.length);
    await checkInboxes(stand.dir, [...transfersOf(found), ...calm.transfers], 1);
    const { peakRssMb, ownMb, mappedMb } = await hub.ask('stop', undefined);
    const after = await bare.measure(CONCURRENCY, warmUpOf(context), seconds / 2);
    const rawLimit = (before + after) / 2;
    const { perSecond: value, held } = found;
    const ratio = value / rawLimit;
    return {
      value,
      unit: '201/s',
      rawLimit,
      ratio,
      p50Ms: calm.p50Ms,
      p99Ms: calm.p99Ms,
      peakRssMb,
      bars: [
        { what: `at least ${LEAST_RATIO} of a bare handler`, met: ratio >= LEAST_RATIO },
        { what: `aim: ${AIM} a second`, met: value >= AIM },
        { what: `backlog at the end at most ${MOST_BACKLOG_MS} ms`, met: held },
        memoryBar(peakRssMb),
      ],
      remarks: [
        `every 201 was found in its inbox once; ${describeTrials(found)}`,
        `p50 and p99 at ${CALM} of the rate; at the end ${ownMb.toFixed(0)} MB of its own, ${mappedMb.toFixed(0)} MB mapped files`,
        `the bare handler did ${before.toFixed(0)}/s before the hub was measured and ${after.toFixed(0)}/s after it`,
        `the hub's processor time for each, reactions and projections included: ${describeUse(used)}`,
      ],
    };
  },
};
