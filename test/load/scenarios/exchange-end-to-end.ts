import type { FollowReport } from '../generator/follow-load.js';
import type { Pace } from '../generator/pacing.js';
import { describeTrials, highestRateHeld, transfersOf } from '../hub/held-rate.js';
import { checkInboxes } from '../hub/inbox-check.js';
import { startStand } from '../hub/stand.js';
import { memoryBar, warmUpOf } from './scenario.js';
import type { Scenario } from './scenario.js';

const CONCURRENCY = 64;
const OF_THE_HIGHEST = 0.7;
const MOST_MS = 1000;

const allSeen = ({ seen, transfers }: FollowReport): void => {
  if (seen !== transfers.length) throw new Error(`${seen} of ${transfers.length} entries came down the event streams.`);
};

/** From POST to visible in the recipient's inbox, all inboxes followed as event streams, at fixed arrivals. */
export const exchangeEndToEnd: Scenario = {
  name: 'exchange.end_to_end',
  run: async (context) => {
    const { dir, seconds } = context;
    await using stand = await startStand({ dir });
    const { hub, generator, url, speakers, agencies } = stand;
    const common = { url, speakers, agencies, recipients: 1, warmUpSeconds: warmUpOf(context) };
    const load = (pace: Pace, lasting: number) => generator.ask('follow', { ...common, pace, seconds: lasting });
    const found = await highestRateHeld({
      concurrency: CONCURRENCY,
      seconds,
      load,
      settle: () => hub.ask('settle', undefined),
    });
    const perSecond = found.perSecond * OF_THE_HIGHEST;
    const report = await load({ kind: 'open', perSecond }, seconds);
    allSeen(report);
    await hub.ask('settle', undefined);
    await checkInboxes(stand.dir, [...transfersOf(found), ...report.transfers], 1);
    const { peakRssMb } = await hub.ask('stop', undefined);
    const { p50Ms, p99Ms, maxMs } = report.visible;
    return {
      value: p99Ms,
      unit: 'ms (p99)',
      p50Ms,
      p99Ms,
      peakRssMb,
      bars: [{ what: `p99 under ${MOST_MS} ms`, met: p99Ms < MOST_MS }, memoryBar(peakRssMb)],
      remarks: [
        `at ${perSecond.toFixed(0)}/s, ${OF_THE_HIGHEST} of the highest rate held with ${agencies.length} open streams (${describeTrials(found)})`,
        `longest ${maxMs.toFixed(0)} ms`,
      ],
    };
  },
};
