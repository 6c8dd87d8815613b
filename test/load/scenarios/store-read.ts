import { join } from 'node:path';
import { inTurns } from './in-turns.js';
import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';
import { startStoreProcess } from './store-stand.js';

const LEAST_RATIO = 0.5;
const EVENTS = 200_000;

/** The whole feed in pages, decoded, against a select of the same columns. */
export const storeRead: Scenario = {
  name: 'store.read',
  run: async ({ dir, seconds, scale }) => {
    const file = join(dir, 'store.sqlite');
    await using writer = startStoreProcess();
    await writer.ask('openStore', file);
    await writer.ask('append', { events: Math.ceil(EVENTS * scale) });
    await writer.ask('close', undefined);
    await using reader = startStoreProcess();
    await using raw = startStoreProcess();
    const [value, rawLimit] = await inTurns(
      seconds,
      (turn) => reader.ask('readStore', { file, seconds: turn, decoded: true }),
      (turn) => raw.ask('readRaw', { file, seconds: turn }),
    );
    const undecoded = await reader.ask('readStore', { file, seconds: seconds / 5, decoded: false });
    const { peakRssMb } = await reader.ask('memory', undefined);
    const ratio = value / rawLimit;
    return {
      value,
      unit: 'events/s',
      rawLimit,
      ratio,
      peakRssMb,
      bars: [{ what: `at least ${LEAST_RATIO} of a raw select`, met: ratio >= LEAST_RATIO }, memoryBar(peakRssMb)],
      remarks: [`with data and metadata left undecoded ${undecoded.toFixed(0)} events/s`],
    };
  },
};
