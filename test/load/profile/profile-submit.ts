import { join } from 'node:path';
import { startStand } from '../hub/stand.js';
import { describeUse, usedForEach } from '../processes/thread-times.js';
import { temporaryFolder } from '../run.js';
import { describeProfiles } from './print-profile.js';

const CONCURRENCY = 64;
const WARM_UP_SECONDS = 5;

/** Where the threads of a hub spend their time while it takes as many submissions as it can. */
export const profileSubmit = async (seconds: number): Promise<string> => {
  await using folder = await temporaryFolder();
  const profiles = join(folder.path, 'profiles');
  await using stand = await startStand({
    dir: folder.path,
    execArgv: ['--cpu-prof', `--cpu-prof-dir=${profiles}`],
  });
  const { hub, generator, url, speakers, agencies } = stand;
  const load = { url, speakers, agencies, recipients: 1, warmUpSeconds: 0 };
  const pace = { kind: 'closed' as const, concurrency: CONCURRENCY };
  await generator.ask('submit', { ...load, pace, seconds: WARM_UP_SECONDS });
  const before = await hub.ask('threadTimes', undefined);
  const { accepted, elapsedMs, span, refused } = await generator.ask('submit', { ...load, pace, seconds });
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
