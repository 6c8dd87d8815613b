import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../support/free-port.js';
import { pick, randomOf } from '../../support/random.js';
import type { Agency } from './agency/agency.js';
import { startAgency } from './agency/agency.js';
import type { AgencyStatus } from './agency/agency-process.js';
import type { Faults } from './agency/unreliable.js';
import { rowsOf } from './csv.js';
import { disagreementsOf } from './disagreements.js';
import { hubCsvs } from './hub-csv.js';
import { AGENCIES, PARTS, prepareAgencies } from './prepared-agencies.js';
import type { Part } from './prepared-agencies.js';
import { progressOf } from './progress.js';
import { serveHub } from './served-hub.js';

export interface Simulation {
  readonly births: number;
  readonly seed: number;
  /** Whether agencies say again what got no answer. */
  readonly retries: boolean;
  /** Births between two kills of a process, in the mean; 0: none is killed. */
  readonly birthsPerKill: number;
}

export interface Simulated {
  readonly statuses: Readonly<Record<Part, AgencyStatus>>;
  /** What went wrong on the lines, of processes that were killed too. */
  readonly faults: Readonly<Faults>;
  readonly killed: { readonly hub: number; readonly agencies: number };
  /** Between each agency's CSV and the hub's. */
  readonly disagreements: readonly string[];
  /** Rows that were compared. */
  readonly rows: number;
}

const RETURNS: Readonly<Record<Part, number>> = { commune: 0, police: 0.04, insurance: 0.03 };
/** Without retries nothing says when it is over, but that nothing happens any more. */
const QUIET_LOOKS = 12;
const LOOK_MS = 400;

const isDone = (statuses: Readonly<Record<Part, AgencyStatus>>, births: number): boolean =>
  statuses.commune.delivered === births && PARTS.every((part) => statuses[part].pending === 0);

/** From the first filing to the last delivery: halfway where all are filed and none is delivered. */
const doneBy = ({ commune }: Readonly<Record<Part, AgencyStatus>>): number => (commune.filed + commune.delivered) / 2;

/** Births through a hub and three agencies, each a process of its own that may be killed, until all is said and done. */
export const simulate = async ({ births, seed, retries, birthsPerKill }: Simulation): Promise<Simulated> => {
  await using prepared = await prepareAgencies();
  const { dir, outside, tokens } = prepared;
  const port = await freePort();
  const random = randomOf(seed);
  await using opened = new AsyncDisposableStack();
  let hub = await serveHub(dir, port);
  opened.defer(() => hub[Symbol.asyncDispose]());
  const killed = { hub: 0, agencies: 0 };

  const start = (part: Part): Promise<Agency> =>
    startAgency({
      url: `http://127.0.0.1:${port}`,
      token: tokens[part],
      agency: AGENCIES[part],
      file: join(outside, `${part}.sqlite`),
      // After a kill other things go wrong than before.
      seed: Math.floor(random() * 2 ** 31),
      births: part === 'commune' ? births : 0,
      returns: RETURNS[part],
      retries,
    });
  const agencies: Record<Part, Agency> = {
    commune: await start('commune'),
    police: await start('police'),
    insurance: await start('insurance'),
  };
  for (const part of PARTS) opened.defer(() => agencies[part][Symbol.asyncDispose]());

  const statusOf = async (): Promise<Record<Part, AgencyStatus>> => ({
    commune: await agencies.commune.status(),
    police: await agencies.police.status(),
    insurance: await agencies.insurance.status(),
  });
  const faults: Faults = { cutBefore: 0, cutAfter: 0, brokenOff: 0, duplicates: 0, delays: 0 };
  const count = (more: Faults): void => {
    for (const kind of Object.keys(faults) as (keyof Faults)[]) faults[kind] += more[kind];
  };
  /** The hub first, then an agency, then any: each happens, however few. */
  const killsHub = (): boolean => (killed.hub + killed.agencies < 2 ? killed.hub === 0 : random() < 0.4);
  const killOne = async (): Promise<void> => {
    if (killsHub()) {
      await hub.kill();
      killed.hub += 1;
      await pause(random() * 200);
      hub = await serveHub(dir, port);
      return;
    }
    const part = pick(random, PARTS);
    count((await agencies[part].status()).faults);
    await agencies[part].kill();
    killed.agencies += 1;
    await pause(random() * 200);
    agencies[part] = await start(part);
  };

  const progress = progressOf(births);
  let largestMb = 0;
  let statuses = await statusOf();
  // By what was done, not by the clock: on a slow machine a hub must not be killed again before it has served.
  let nextKill = birthsPerKill;
  for (let [quiet, seen] = [0, '']; retries ? !isDone(statuses, births) : quiet < QUIET_LOOKS;) {
    await pause(LOOK_MS);
    if (birthsPerKill > 0 && doneBy(statuses) >= nextKill) {
      await killOne();
      nextKill = doneBy(statuses) + birthsPerKill * (0.5 + random());
    }
    statuses = await statusOf();
    progress.reached(doneBy(statuses), () => {
      largestMb = Math.max(largestMb, hub.memoryMb());
      return `hub ${hub.memoryMb().toFixed(0)} MB, at most ${largestMb.toFixed(0)}; killed: hub ${killed.hub}, agencies ${killed.agencies}`;
    });
    const now = JSON.stringify(statuses);
    quiet = now === seen ? quiet + 1 : 0;
    seen = now;
  }

  for (const part of PARTS) count(statuses[part].faults);
  for (const part of PARTS) await agencies[part].export(join(outside, `${part}.csv`));
  for (const part of PARTS) await agencies[part][Symbol.asyncDispose]();
  await hub.stop();
  const hubs = await hubCsvs(dir);
  const disagreements: string[] = [];
  let rows = 0;
  for (const part of PARTS) {
    const theirs = rowsOf(await readFile(join(outside, `${part}.csv`), 'utf8'));
    rows += theirs.length;
    disagreements.push(...disagreementsOf(part, theirs, rowsOf(hubs.get(AGENCIES[part]) ?? 'code,leg,state,moment\n')));
  }
  return { statuses, faults, killed, disagreements, rows };
};
