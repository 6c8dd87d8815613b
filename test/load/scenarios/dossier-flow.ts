import { HUB_NODE_FLAGS } from '@lienthong/hub';
import { join } from 'node:path';
import type { BareBirthsCalls } from '../dossier/bare-births.js';
import type { BirthsRun, DossierHubCalls } from '../dossier/dossier-hub.js';
import { MOST_BACKLOG_MS } from '../hub/held-rate.js';
import { startChild } from '../processes/child.js';
import { describeUse, usedForEach } from '../processes/thread-times.js';
import { memoryBar, warmUpOf } from './scenario.js';
import type { Scenario } from './scenario.js';

const LEAST_RATIO = 0.4;
export const COMMUNES = 100;
/** Births under way at a time. */
export const ABREAST = 64;

export const startDossierHub = (execArgv: readonly string[] = []) =>
  startChild<DossierHubCalls>(new URL('../dossier/dossier-hub.js', import.meta.url), [...HUB_NODE_FLAGS, ...execArgv]);

/** With what reactors and projections had left to do: nothing that is counted is owed. */
const rateOf = ({ births, elapsedMs, backlogMs }: BirthsRun): number => (births / (elapsedMs + backlogMs)) * 1000;

/**
 * Whole births a second, filed to delivered, through the application of an embedded hub, against the same events (inbox
 * entries and notices to citizens among them) appended bare: the same sealing, the same table, commits of the same size.
 */
export const dossierFlow: Scenario = {
  name: 'dossier.flow',
  run: async (context) => {
    const { dir, seconds } = context;
    const hubDir = join(dir, 'hub');
    await using hub = startDossierHub();
    await using bare = startChild<BareBirthsCalls>(new URL('../dossier/bare-births.js', import.meta.url));
    await hub.ask('start', { dir: hubDir, communes: COMMUNES });
    const one = await hub.ask('oneBirth', undefined);
    const { categories, sealed, appends } = await bare.ask('open', {
      dir: hubDir,
      file: join(dir, 'bare.sqlite'),
      ...one,
    });
    const warm = await hub.ask('births', { abreast: ABREAST, seconds: warmUpOf(context) });
    const group = Math.max(1, Math.round(warm.events / warm.commits));
    const before = await bare.ask('append', { group, seconds: seconds / 2 });
    const run = await hub.ask('births', { abreast: ABREAST, seconds });
    const { peakRssMb, ownMb, mappedMb } = await hub.ask('stop', undefined);
    const after = await bare.ask('append', { group, seconds: seconds / 2 });
    const store = await bare.ask('throughStore', { abreast: ABREAST, seconds: seconds / 2 });
    const rawLimit = (before.perSecond + after.perSecond) / 2;
    const value = rateOf(run);
    const ratio = value / rawLimit;
    const each = Object.values(categories).reduce((sum, count) => sum + count, 0);
    const parts = Object.entries(categories).map(([category, count]) => `${count} ${category}`);
    return {
      value,
      unit: 'births/s',
      rawLimit,
      ratio,
      peakRssMb,
      bars: [
        { what: `at least ${LEAST_RATIO} of the same events appended bare`, met: ratio >= LEAST_RATIO },
        { what: `backlog at the end at most ${MOST_BACKLOG_MS} ms`, met: run.backlogMs <= MOST_BACKLOG_MS },
        { what: 'nothing parked', met: run.parked === 0 },
        memoryBar(peakRssMb),
      ],
      remarks: [
        `a birth is ${each} events (${parts.join(', ')}), ${sealed} of them sealed, in ${appends} appends; ${(value * each).toFixed(0)} events a second`,
        `${run.births} births in ${run.elapsedMs.toFixed(0)} ms, ${ABREAST} at a time, then ${run.backlogMs.toFixed(0)} ms for reactors and projections`,
        `${(run.events / run.commits).toFixed(1)} events in a commit of the hub, ${group} in a bare one; bare before ${before.perSecond.toFixed(0)}/s, after ${after.perSecond.toFixed(0)}/s`,
        `the same appends through the event store alone, ${ABREAST} births at a time: ${store.toFixed(0)}/s, of which the hub does ${(value / store).toFixed(2)}`,
        `the hub's processor time for each: ${describeUse(usedForEach(run.before, run.after, run.births))}; of the bare process ${after.cpuUs.toFixed(0)} µs; at the end ${ownMb.toFixed(0)} MB of its own, ${mappedMb.toFixed(0)} MB mapped files`,
      ],
    };
  },
};
