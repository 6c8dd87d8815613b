import { join } from 'node:path';
import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';
import { startStoreProcess } from './store-stand.js';

const EVENTS = 1_000_000;
const MOST = 1.2;

const fallOf = (rates: readonly number[]): number => (rates[0] ?? 0) / (rates.at(-1) ?? 1);

/** How far the rate falls from the first tenth to the last, against how far the raw table's does. */
export const storeAppendMillion: Scenario = {
  name: 'store.append.million',
  run: async ({ dir, scale }) => {
    const end = { events: Math.ceil(EVENTS * scale) };
    await using store = startStoreProcess();
    const { rates, group } = await store.ask('appendToStore', { file: join(dir, 'store.sqlite'), end });
    const { peakRssMb } = await store.ask('memory', undefined);
    await using raw = startStoreProcess();
    const bare = await raw.ask('appendRaw', {
      file: join(dir, 'raw.sqlite'),
      end,
      group: Math.max(1, Math.round(group)),
    });
    const fall = fallOf(rates);
    const rawLimit = fallOf(bare.rates);
    const value = fall / rawLimit;
    return {
      value,
      unit: 'fall of the rate / fall of the raw rate',
      peakRssMb,
      bars: [{ what: `at most ${MOST} times the raw table's fall`, met: value <= MOST }, memoryBar(peakRssMb)],
      remarks: [
        `${end.events} events: the store's rate falls by ${fall.toFixed(2)}, the raw table's by ${rawLimit.toFixed(2)}`,
      ],
      growth: {
        unit: 'events/s',
        steps: rates.map((_, index) => `${((end.events / 10 / 1000) * (index + 1)).toFixed(0)} k`),
        lines: [
          { name: 'store', rates },
          { name: 'raw table', rates: bare.rates },
        ],
      },
    };
  },
};
