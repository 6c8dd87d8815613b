import { join } from 'node:path';
import { startBenchBroker, startBusStand } from '../bus/bus-stand.js';
import { describeUse, usedForEach } from '../processes/thread-times.js';
import { temporaryFolder } from '../run.js';
import { describeProfiles } from './print-profile.js';

const PER_SECOND = 150;
const WARM_UP_SECONDS = 5;

/** Where the threads of a hub spend their time while submissions come over the bus at a fixed rate. */
export const profileBus = async (seconds: number): Promise<string> => {
  await using folder = await temporaryFolder();
  const profiles = join(folder.path, 'profiles');
  await using broker = await startBenchBroker();
  await using stand = await startBusStand(broker, folder.path, ['--cpu-prof', `--cpu-prof-dir=${profiles}`]);
  const { hub, generator } = stand;
  await generator.ask('run', { perSecond: PER_SECOND, warmUpSeconds: 0, seconds: WARM_UP_SECONDS });
  const [before, relayed] = [await hub.ask('threadTimes', undefined), await hub.ask('relayed', undefined)];
  const { sent, elapsedMs, visible, span } = await generator.ask('run', {
    perSecond: PER_SECOND,
    warmUpSeconds: 0,
    seconds,
  });
  const [after, relayedAfter] = [await hub.ask('threadTimes', undefined), await hub.ask('relayed', undefined)];
  const used = usedForEach(before, after, sent);
  await hub.ask('stop', undefined);
  await hub[Symbol.asyncDispose]();
  return [
    `${sent} in ${elapsedMs.toFixed(0)} ms, p50 ${visible.p50Ms.toFixed(0)} ms, p99 ${visible.p99Ms.toFixed(0)} ms (profiling on)`,
    `${relayedAfter.transactions - relayed.transactions} transactions with ${relayedAfter.relayed - relayed.relayed} records`,
    `processor time of each, as the system counts it: ${describeUse(used)}`,
    describeProfiles(profiles, span, used),
  ].join('\n');
};
