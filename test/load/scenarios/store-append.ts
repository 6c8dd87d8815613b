import { inTurns } from './in-turns.js';
import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';
import { startAppendStand } from './store-stand.js';

const LEAST_RATIO = 0.6;

/** 64 writers, events of 1 kB, against the same rows put straight into the same table in groups of the same size. */
export const storeAppend: Scenario = {
  name: 'store.append',
  run: async ({ dir, seconds }) => {
    await using stand = await startAppendStand(dir);
    const { store, raw, group } = stand;
    const [value, rawLimit] = await inTurns(
      seconds,
      async (turn) => (await store.ask('append', { seconds: turn })).perSecond,
      async (turn) => (await raw.ask('append', { seconds: turn })).perSecond,
    );
    const { peakRssMb } = await store.ask('memory', undefined);
    const ratio = value / rawLimit;
    return {
      value,
      unit: 'events/s',
      rawLimit,
      ratio,
      peakRssMb,
      bars: [{ what: `at least ${LEAST_RATIO} of the raw table`, met: ratio >= LEAST_RATIO }, memoryBar(peakRssMb)],
      remarks: [`${group} events in a commit`],
    };
  },
};
