import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';
import { startAppendStand } from './store-stand.js';

const EVENTS = 1_000_000;
const STEPS = 10;
const MOST = 1.2;

const fallOf = (rates: readonly number[]): number => (rates[0] ?? 0) / (rates.at(-1) ?? 1);

/** How far the rate falls from the first tenth to the last, against how far the raw table's does. */
export const storeAppendMillion: Scenario = {
  name: 'store.append.million',
  run: async ({ dir, scale }) => {
    const events = Math.ceil((EVENTS * scale) / STEPS);
    await using stand = await startAppendStand(dir);
    const { store, raw, group } = stand;
    const rates: number[] = [];
    const rawRates: number[] = [];
    // In turns, so that what else happens on the machine meets both alike.
    for (let step = 0; step < STEPS; step += 1) {
      rates.push((await store.ask('append', { events })).perSecond);
      rawRates.push((await raw.ask('append', { events })).perSecond);
    }
    const { peakRssMb } = await store.ask('memory', undefined);
    const fall = fallOf(rates);
    const rawFall = fallOf(rawRates);
    const value = fall / rawFall;
    return {
      value,
      unit: 'fall of the rate / fall of the raw rate',
      peakRssMb,
      bars: [{ what: `at most ${MOST} times the raw table's fall`, met: value <= MOST }, memoryBar(peakRssMb)],
      remarks: [
        `${events * STEPS} events, ${group} in a commit; first tenth / last tenth: store ${fall.toFixed(2)}, raw table ${rawFall.toFixed(2)}`,
      ],
      growth: {
        unit: 'events/s',
        steps: rates.map((_, index) => `${((events * (index + 1)) / 1000).toFixed(0)} k`),
        lines: [
          { name: 'store', rates },
          { name: 'raw table', rates: rawRates },
        ],
      },
    };
  },
};
