import { startGenerator, startHubProcess } from '../hub/stand.js';
import { memoryBar, warmUpOf } from './scenario.js';
import type { Scenario } from './scenario.js';

const PER_SECOND = 100;
const MOST_MS = 20;

/** The trace of a transfer over HTTP at fixed arrivals, in a store with a long past. */
export const traceQuery: Scenario = {
  name: 'trace.query',
  run: async (context) => {
    const { dir, events, transfers } = await context.history();
    await using hub = startHubProcess();
    await using generator = startGenerator();
    const { url } = await hub.ask('start', { dir, agencies: 0 });
    await hub.ask('settle', undefined);
    const { answered, latency } = await generator.ask('traces', {
      url,
      transfers,
      perSecond: PER_SECOND,
      warmUpSeconds: warmUpOf(context),
      seconds: context.seconds,
    });
    const inProcess = await hub.ask(
      'readTraces',
      transfers.map(({ transfer }) => transfer),
    );
    const { peakRssMb, ownMb, mappedMb } = await hub.ask('stop', undefined);
    const { p50Ms, p99Ms, maxMs } = latency;
    return {
      value: p99Ms,
      unit: 'ms (p99)',
      p50Ms,
      p99Ms,
      peakRssMb,
      bars: [{ what: `p99 under ${MOST_MS} ms`, met: p99Ms < MOST_MS }, memoryBar(peakRssMb)],
      remarks: [
        `${answered} traces at ${PER_SECOND}/s in a store of ${events} events, longest ${maxMs.toFixed(1)} ms`,
        `in the process itself p50 ${inProcess.p50Ms.toFixed(2)} ms, p99 ${inProcess.p99Ms.toFixed(2)} ms`,
        `at the end ${ownMb.toFixed(0)} MB of its own, ${mappedMb.toFixed(0)} MB mapped files`,
      ],
    };
  },
};
