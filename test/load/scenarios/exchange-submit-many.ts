import type { Pace } from '../generator/pacing.js';
import { CALM, calmLatency } from '../hub/calm-latency.js';
import { describeTrials, highestRateHeld, MOST_BACKLOG_MS, transfersOf } from '../hub/held-rate.js';
import { checkInboxes } from '../hub/inbox-check.js';
import { DEFAULT_AGENCIES, startStand } from '../hub/stand.js';
import { memoryBar, warmUpOf } from './scenario.js';
import type { Scenario } from './scenario.js';

interface Wide {
  readonly recipients: number;
  readonly concurrency: number;
}

/** Inbox entries a second that one document to many makes. */
const toMany = ({ recipients, concurrency }: Wide): Scenario => ({
  name: `exchange.submit.${recipients}`,
  run: async (context) => {
    const { dir, seconds } = context;
    await using stand = await startStand({ dir, agencies: Math.max(DEFAULT_AGENCIES, recipients + 1) });
    const { hub, generator, url, speakers, agencies } = stand;
    const warmUpSeconds = warmUpOf(context);
    const load = (pace: Pace, lasting: number) =>
      generator.ask('submit', { url, speakers, agencies, recipients, pace, warmUpSeconds, seconds: lasting });
    const found = await highestRateHeld({
      concurrency,
      seconds,
      load,
      settle: () => hub.ask('settle', undefined),
    });
    const calm = await calmLatency(found, seconds, load);
    await hub.ask('settle', undefined);
    await checkInboxes(stand.dir, [...transfersOf(found), ...calm.transfers], recipients);
    const { peakRssMb } = await hub.ask('stop', undefined);
    return {
      value: found.perSecond * recipients,
      unit: 'inbox entries/s',
      p50Ms: calm.p50Ms,
      p99Ms: calm.p99Ms,
      peakRssMb,
      bars: [{ what: `backlog at the end at most ${MOST_BACKLOG_MS} ms`, met: found.held }, memoryBar(peakRssMb)],
      remarks: [
        `every 201 was found in ${recipients} inboxes, in each once; ${describeTrials(found)}`,
        `p50 and p99 of the 201 at ${CALM} of the rate`,
      ],
    };
  },
});

export const exchangeSubmit38 = toMany({ recipients: 38, concurrency: 8 });
export const exchangeSubmit3000 = toMany({ recipients: 3000, concurrency: 1 });
