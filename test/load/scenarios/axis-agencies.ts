import { startStand } from '../hub/stand.js';
import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';

/** Rows of one reply on the real axis. */
const AGENCIES = 111_339;
const TIMES = 20;
const MOST_MS = 1_000;
const MOST_GROWTH_MB = 60;

/** The whole register as one reply, again and again. */
export const axisAgencies: Scenario = {
  name: 'axis.agencies',
  run: async ({ dir, scale, tell }) => {
    const count = Math.ceil(AGENCIES * scale);
    tell(`  registering ${count} agencies …`);
    // The province above them is one of them.
    await using stand = await startStand({ dir, axis: true, agencies: count - 1 });
    const { hub, generator, axis } = stand;
    const [speaker] = axis?.speakers ?? [];
    if (!axis || !speaker) throw new Error('The hub serves no axis.');
    const common = { url: axis.url, speaker, call: 'getAgenciesList' as const, args: {} };
    await generator.ask('call', { ...common, times: 3 });
    const before = await hub.ask('memory', undefined);
    const { latency, rows, bytes } = await generator.ask('call', { ...common, times: TIMES });
    const after = await hub.ask('memory', undefined);
    if (rows !== count) throw new Error(`${rows} of ${count} agencies were listed.`);
    const { peakRssMb } = await hub.ask('stop', undefined);
    const { p50Ms, p99Ms, maxMs } = latency;
    const grown = after.ownMb - before.ownMb;
    return {
      value: maxMs,
      unit: 'ms (worst)',
      p50Ms,
      p99Ms,
      peakRssMb,
      bars: [
        { what: `under ${MOST_MS} ms`, met: maxMs < MOST_MS },
        { what: `grown by less than ${MOST_GROWTH_MB} MB over ${TIMES} replies`, met: grown < MOST_GROWTH_MB },
        memoryBar(peakRssMb),
      ],
      remarks: [
        `${rows} agencies in one reply of ${(bytes / 1e6).toFixed(1)} MB, ${TIMES} times; the hub had ${before.ownMb.toFixed(0)} MB of its own before and ${after.ownMb.toFixed(0)} MB after`,
      ],
    };
  },
};
