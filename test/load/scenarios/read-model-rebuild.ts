import { startChild } from '../processes/child.js';
import type { RebuildCalls } from '../rebuild/rebuild-process.js';
import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';

const LEAST = 50_000;

/** The trace model of a long past, built anew beside the one in use. */
export const readModelRebuild: Scenario = {
  name: 'read_model.rebuild',
  run: async ({ history }) => {
    const { dir } = await history();
    await using process = startChild<RebuildCalls>(new URL('../rebuild/rebuild-process.js', import.meta.url));
    const { events, firstMs, rebuildMs, peakRssMb } = await process.ask('rebuild', dir);
    const value = (events / rebuildMs) * 1000;
    return {
      value,
      unit: 'events/s',
      peakRssMb,
      bars: [{ what: `at least ${LEAST} events/s`, met: value >= LEAST }, memoryBar(peakRssMb)],
      remarks: [
        `${events} events; both models from nothing took ${(firstMs / 1000).toFixed(1)} s, the trace model alone ${(rebuildMs / 1000).toFixed(1)} s`,
      ],
    };
  },
};
