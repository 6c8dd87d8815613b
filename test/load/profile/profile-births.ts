import { join } from 'node:path';
import { describeUse, usedForEach } from '../processes/thread-times.js';
import { temporaryFolder } from '../run.js';
import { ABREAST, COMMUNES, startDossierHub } from '../scenarios/dossier-flow.js';
import { describeProfiles } from './print-profile.js';

const WARM_UP_SECONDS = 5;

/** Where the threads of a hub spend their time while it takes as many births as it can. */
export const profileBirths = async (seconds: number): Promise<string> => {
  await using folder = await temporaryFolder();
  const profiles = join(folder.path, 'profiles');
  await using hub = startDossierHub(['--cpu-prof', `--cpu-prof-dir=${profiles}`]);
  await hub.ask('start', { dir: join(folder.path, 'hub'), communes: COMMUNES });
  await hub.ask('births', { abreast: ABREAST, seconds: WARM_UP_SECONDS });
  const { births, elapsedMs, backlogMs, span, before, after } = await hub.ask('births', { abreast: ABREAST, seconds });
  const used = usedForEach(before, after, births);
  await hub.ask('stop', undefined);
  await hub[Symbol.asyncDispose]();
  return [
    `${births} births in ${elapsedMs.toFixed(0)} ms, then ${backlogMs.toFixed(0)} ms of backlog (profiling on)`,
    `processor time of each, as the system counts it: ${describeUse(used)}`,
    describeProfiles(profiles, span, used),
  ].join('\n');
};
