import { join } from 'node:path';
import type { Stand, StandOptions } from '../hub/stand.js';
import type { SubmitReport } from '../generator/measured-load.js';
import type { Pace } from '../generator/pacing.js';
import { describeUse, usedForEach } from '../processes/thread-times.js';
import { temporaryFolder } from '../run.js';
import { describeProfiles } from './print-profile.js';

const CONCURRENCY = 64;
const WARM_UP_SECONDS = 5;

/** Where the threads of a hub spend their time while it takes as much as it can. */
export const profileLoad = async <Started extends Stand>(
  start: (options: StandOptions) => Promise<Started>,
  load: (stand: Started, pace: Pace, seconds: number) => Promise<SubmitReport>,
  seconds: number,
): Promise<string> => {
  await using folder = await temporaryFolder();
  const profiles = join(folder.path, 'profiles');
  await using stand = await start({
    dir: folder.path,
    execArgv: ['--cpu-prof', `--cpu-prof-dir=${profiles}`],
  });
  const { hub } = stand;
  const pace = { kind: 'closed' as const, concurrency: CONCURRENCY };
  await load(stand, pace, WARM_UP_SECONDS);
  const before = await hub.ask('threadTimes', undefined);
  const { accepted, elapsedMs, span, refused } = await load(stand, pace, seconds);
  const after = await hub.ask('threadTimes', undefined);
  const used = usedForEach(before, after, accepted);
  await hub.ask('stop', undefined);
  await hub[Symbol.asyncDispose]();
  return [
    `${accepted} accepted in ${elapsedMs.toFixed(0)} ms (${((accepted / elapsedMs) * 1000).toFixed(0)}/s, profiling on), ${refused.length} refused`,
    `processor time of each, as the system counts it: ${describeUse(used)}`,
    describeProfiles(profiles, span, used),
  ].join('\n');
};
