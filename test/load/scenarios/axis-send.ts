import { startAxisStand } from '../axis/axis-stand.js';
import type { SubmitReport } from '../generator/measured-load.js';
import type { Pace } from '../generator/pacing.js';
import { CALM, calmLatency } from '../hub/calm-latency.js';
import { describeTrials, highestRateHeld, MOST_BACKLOG_MS, transfersOf } from '../hub/held-rate.js';
import { checkInboxes } from '../hub/inbox-check.js';
import { describeUse, usedForEach } from '../processes/thread-times.js';
import { memoryBar, warmUpOf } from './scenario.js';
import type { Scenario } from './scenario.js';

const CONCURRENCY = 64;
const LEAST_RATIO = 0.6;

/** Durable replies to sendEdoc a second, 10 kB attachment, against submissions over HTTP of the same hub. */
export const axisSend: Scenario = {
  name: 'axis.send',
  run: async (context) => {
    const { dir, seconds } = context;
    await using stand = await startAxisStand({ dir });
    const { hub, generator, url, speakers, agencies, axis } = stand;
    const warmUpSeconds = warmUpOf(context);
    const settle = () => hub.ask('settle', undefined);
    const common = { agencies, warmUpSeconds };
    const submit = (pace: Pace, lasting: number): Promise<SubmitReport> =>
      generator.ask('submit', { url, speakers, recipients: 1, ...common, pace, seconds: lasting });
    const send =
      (newConnections: boolean) =>
      (pace: Pace, lasting: number): Promise<SubmitReport> =>
        generator.ask('send', { axis, newConnections, ...common, pace, seconds: lasting });
    const search = { concurrency: CONCURRENCY, seconds, settle };
    const before = await highestRateHeld({ ...search, seconds: seconds / 2, load: submit });
    const found = await highestRateHeld({ ...search, load: send(true) });
    const kept = await highestRateHeld({ ...search, seconds: seconds / 2, load: send(false) });
    const usedBefore = await hub.ask('threadTimes', undefined);
    const calm = await calmLatency(found, seconds, send(true));
    await settle();
    const used = usedForEach(usedBefore, await hub.ask('threadTimes', undefined), calm.transfers.length);
    const after = await highestRateHeld({ ...search, seconds: seconds / 2, load: submit });
    await checkInboxes(stand.dir, [...transfersOf(found), ...transfersOf(kept), ...calm.transfers], 1);
    const { peakRssMb } = await hub.ask('stop', undefined);
    const rawLimit = (before.perSecond + after.perSecond) / 2;
    const { perSecond: value, held } = found;
    const ratio = value / rawLimit;
    return {
      value,
      unit: 'replies/s',
      rawLimit,
      rawLimitIs: 'exchange.submit',
      ratio,
      p50Ms: calm.p50Ms,
      p99Ms: calm.p99Ms,
      peakRssMb,
      bars: [
        { what: `at least ${LEAST_RATIO} of exchange.submit`, met: ratio >= LEAST_RATIO },
        { what: `backlog at the end at most ${MOST_BACKLOG_MS} ms`, met: held },
        memoryBar(peakRssMb),
      ],
      remarks: [
        `a connection for each call, as the kit has it; every DocId was found in its inbox once; ${describeTrials(found)}`,
        `with connections that are kept: ${kept.perSecond.toFixed(0)}/s, ratio ${(kept.perSecond / rawLimit).toFixed(2)}`,
        `p50 and p99 at ${CALM} of the rate; exchange.submit of this hub ${before.perSecond.toFixed(0)}/s before and ${after.perSecond.toFixed(0)}/s after`,
        `the hub's processor time for each, reactions and projections included: ${describeUse(used)}`,
      ],
    };
  },
};
