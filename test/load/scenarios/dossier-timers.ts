import { join } from 'node:path';
import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';
import { COMMUNES, startDossierHub } from './dossier-flow.js';

const PENDING = 1_000_000;
const STEPS = 10;
const DUE = 1_000;
const DAY_MS = 86_400_000;
/** The timers that wait are due within two months, from tomorrow on. */
const SPREAD_MS = 60 * DAY_MS;
/** Looks that find nothing, for their mean. */
const LOOKS = 20;
/** What caches that are full keep no matter how many wait. */
const MOST_GROWTH_MB = 64;
const MOST_FALL = 2;

/** Timers by the million: what one look costs as they grow, how fast those that are due among them fire, and the memory. */
export const dossierTimers: Scenario = {
  name: 'dossier.timers',
  run: async ({ dir, scale, tell }) => {
    await using hub = startDossierHub();
    await hub.ask('start', { dir: join(dir, 'hub'), communes: COMMUNES });
    const step = Math.ceil((PENDING * scale) / STEPS);
    const own: number[] = [];
    const looks: number[] = [];
    for (let done = 0; done < STEPS; done += 1) {
      await hub.ask('fileWaiting', { count: step, dueInMs: DAY_MS, spreadMs: SPREAD_MS });
      let ms = 0;
      for (let look = 0; look < LOOKS; look += 1) ms += (await hub.ask('look', undefined)).ms;
      looks.push(ms / LOOKS);
      own.push((await hub.ask('memory', undefined)).ownMb);
      tell(`  ${step * (done + 1)} wait: a look ${looks.at(-1)?.toFixed(2)} ms, ${own.at(-1)?.toFixed(0)} MB`);
    }
    await hub.ask('fileWaiting', { count: DUE, dueInMs: -1_000, spreadMs: 0 });
    const { raised, ms } = await hub.ask('look', undefined);
    const { backlogMs, parked } = await hub.ask('settle', undefined);
    const again = await hub.ask('look', undefined);
    const { peakRssMb } = await hub.ask('stop', undefined);
    // The first steps fill the caches.
    const growth = (own.at(-1) ?? 0) - (own[1] ?? 0);
    const fall = (looks.at(-1) ?? 0) / (looks[0] ?? 1);
    return {
      value: (raised / ms) * 1000,
      unit: 'alarms/s',
      peakRssMb,
      bars: [
        { what: `all ${DUE} that are due fire at one look, each once`, met: raised === DUE && again.raised === 0 },
        { what: `a look among all costs at most ${MOST_FALL} times one among a tenth`, met: fall <= MOST_FALL },
        { what: `at most ${MOST_GROWTH_MB} MB more from two tenths to all`, met: growth <= MOST_GROWTH_MB },
        { what: 'nothing parked', met: parked === 0 },
        memoryBar(peakRssMb),
      ],
      remarks: [
        `${DUE} of ${step * STEPS + DUE} fired in ${ms.toFixed(0)} ms and were in their inboxes ${backlogMs.toFixed(0)} ms later`,
        `a look that finds nothing: ${looks.map((look) => look.toFixed(2)).join(', ')} ms, from ${step} to ${step * STEPS} that wait`,
        `resident memory of its own meanwhile: ${own.map((mb) => mb.toFixed(0)).join(', ')} MB`,
      ],
    };
  },
};
