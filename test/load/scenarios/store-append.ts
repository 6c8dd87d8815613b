import { join } from 'node:path';
import { inTurns } from './in-turns.js';
import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';
import { startStoreProcess } from './store-stand.js';

const LEAST_RATIO = 0.6;

/** 64 writers, events of 1 kB, against the same rows put straight into the same table in groups of the same size. */
export const storeAppend: Scenario = {
  name: 'store.append',
  run: async ({ dir, seconds }) => {
    await using store = startStoreProcess();
    await using raw = startStoreProcess();
    let group = 1;
    const [value, rawLimit] = await inTurns(
      seconds,
      async (turn) => {
        const report = await store.ask('appendToStore', { file: join(dir, 'store.sqlite'), end: { seconds: turn } });
        group = Math.max(1, Math.round(report.group));
        return report.rates[0] ?? 0;
      },
      async (turn) => {
        const file = join(dir, 'raw.sqlite');
        return (await raw.ask('appendRaw', { file, end: { seconds: turn }, group })).rates[0] ?? 0;
      },
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
