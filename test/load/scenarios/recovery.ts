import { setTimeout as pause } from 'node:timers/promises';
import { startBenchBroker, startBusHub, startBusStand } from '../bus/bus-stand.js';
import { monotonicMs } from '../bus/monotonic.js';
import type { Sighting } from '../bus/bus-load.js';
import { memoryBar } from './scenario.js';
import type { Scenario } from './scenario.js';

const KILLS = 5;
const PER_SECOND = 50;
const BEFORE_KILL_MS = 6_000;
const AFTER_KILL_MS = 14_000;
const MOST_SECONDS = 10;

/** Seconds from an instant until the first entry of a submission that was due after it. */
const flowingAgain = (killedAt: number, sightings: readonly Sighting[]): number => {
  const seen = sightings.filter(({ dueMs }) => dueMs > killedAt).map(({ seenMs }) => seenMs);
  return (Math.min(...seen) - killedAt) / 1_000;
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
};

/** From SIGKILL of the hub under traffic, restarted at once, until a later submission is in an `in` topic. */
export const recovery: Scenario = {
  name: 'recovery',
  run: async ({ dir, scale, tell }) => {
    await using broker = await startBenchBroker();
    await using stand = await startBusStand(broker, dir);
    await using hubs = new AsyncDisposableStack();
    const kills = Math.max(1, Math.round(KILLS * scale));
    const seconds = (kills * (BEFORE_KILL_MS + AFTER_KILL_MS)) / 1_000;
    const running = stand.generator.ask('run', { perSecond: PER_SECOND, warmUpSeconds: 0, seconds });
    let { hub } = stand;
    let peakRssMb = 0;
    const killed: number[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      await pause(BEFORE_KILL_MS);
      peakRssMb = Math.max(peakRssMb, (await hub.ask('memory', undefined)).peakRssMb);
      killed.push(monotonicMs());
      await hub.kill();
      hub = hubs.use(await startBusHub(broker, stand.dir, { agencies: 0 }));
      tell(`  killed; the next hub answered after ${(monotonicMs() - (killed.at(-1) ?? 0)).toFixed(0)} ms`);
      await pause(AFTER_KILL_MS - (monotonicMs() - (killed.at(-1) ?? 0)));
    }
    const { sightings, sent } = await running;
    peakRssMb = Math.max(peakRssMb, (await hub.ask('stop', undefined)).peakRssMb);
    const times = killed.map((at) => flowingAgain(at, sightings));
    const value = Math.max(...times);
    return {
      value,
      unit: 's (worst)',
      peakRssMb,
      bars: [{ what: `under ${MOST_SECONDS} s`, met: value < MOST_SECONDS }, memoryBar(peakRssMb)],
      remarks: [
        `${kills} kills at ${PER_SECOND} submissions a second: ${times.map((time) => time.toFixed(1)).join(', ')} s, median ${median(times).toFixed(1)} s`,
        `all ${sent} submissions were read, each once, and every topic without gap`,
      ],
    };
  },
};
