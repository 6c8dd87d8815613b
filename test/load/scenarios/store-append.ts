import { join } from 'node:path';
import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';
import { startStoreProcess } from './store-stand.js';

const LEAST_RATIO = 0.6;

/** 64 writers, events of 1 kB, against the same rows put straight into the same table in groups of the same size. */
export const storeAppend: Scenario = {
  name: 'store.append',
  run: async ({ dir, seconds }) => {
    await using store = startStoreProcess();
    const { rates, group } = await store.ask('appendToStore', { file: join(dir, 'store.sqlite'), end: { seconds } });
    const { peakRssMb } = await store.ask('memory', undefined);
    await using raw = startStoreProcess();
    const bare = await raw.ask('appendRaw', {
      file: join(dir, 'raw.sqlite'),
      end: { seconds },
      group: Math.max(1, Math.round(group)),
    });
    const value = rates[0] ?? 0;
    const rawLimit = bare.rates[0] ?? 0;
    const ratio = value / rawLimit;
    return {
      value,
      unit: 'events/s',
      rawLimit,
      ratio,
      peakRssMb,
      bars: [{ what: `at least ${LEAST_RATIO} of the raw table`, met: ratio >= LEAST_RATIO }, memoryBar(peakRssMb)],
      remarks: [`${group.toFixed(1)} events in a commit`],
    };
  },
};
