import { join } from 'node:path';
import { inTurns } from './in-turns.js';
import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';
import { startStoreProcess } from './store-stand.js';

const LEAST_RATIO = 0.5;
const EVENTS = 200_000;

/**
 * The whole feed in pages against a select of the same columns. Both give payloads as text: the store decodes one when
 * it is first looked at, and most readers of the feed pass over most events.
 */
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
      (turn) => reader.ask('readStore', { file, seconds: turn, decoded: false }),
      (turn) => raw.ask('readRaw', { file, seconds: turn }),
    );
    const decoded = await reader.ask('readStore', { file, seconds: seconds / 5, decoded: true });
    const { peakRssMb } = await reader.ask('memory', undefined);
    const ratio = value / rawLimit;
    return {
      value,
      unit: 'events/s',
      rawLimit,
      ratio,
      peakRssMb,
      bars: [{ what: `at least ${LEAST_RATIO} of a raw select`, met: ratio >= LEAST_RATIO }, memoryBar(peakRssMb)],
      remarks: [
        `with data and metadata of every event decoded ${decoded.toFixed(0)} events/s, ${(decoded / rawLimit).toFixed(2)} of the raw select`,
      ],
    };
  },
};
