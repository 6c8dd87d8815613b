import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHistory } from './history/history.js';
import type { History } from './history/history.js';
import { WHOLE_SECONDS } from './options.js';
import type { Result } from './report/report.js';
import { ALL } from './scenarios/all.js';
import type { Scenario } from './scenarios/scenario.js';

const HISTORY_EVENTS = 1_000_000;

export const temporaryFolder = async (): Promise<AsyncDisposable & { readonly path: string }> => {
  const path = await mkdtemp(join(tmpdir(), 'lienthong-bench-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
};

/** All of them, or those named; an unknown name is a mistake. */
export const select = (names: readonly string[]): readonly Scenario[] => {
  const unknown = names.find((name) => !ALL.some((scenario) => scenario.name === name));
  if (unknown !== undefined) throw new TypeError(`There is no scenario ${unknown}.`);
  return names.length === 0 ? ALL : ALL.filter(({ name }) => names.includes(name));
};

type Tell = (line: string) => void;

const runOne = async (
  { name, run }: Scenario,
  seconds: number,
  history: () => Promise<History>,
  tell: Tell,
): Promise<Result> => {
  await using folder = await temporaryFolder();
  tell(`${name} …`);
  const scale = Math.min(1, seconds / WHOLE_SECONDS);
  try {
    const outcome = await run({ dir: folder.path, seconds, scale, history, tell });
    for (const { what, met } of outcome.bars) tell(`  ${met ? 'met' : 'MISSED'}: ${what}`);
    return { name, outcome };
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    tell(`  FAILED: ${failure}`);
    return { name, failure };
  }
};

export const runAll = async (
  scenarios: readonly Scenario[],
  seconds: number,
  tell: Tell,
): Promise<readonly Result[]> => {
  await using folder = await temporaryFolder();
  const events = Math.ceil(HISTORY_EVENTS * Math.min(1, seconds / WHOLE_SECONDS));
  let made: Promise<History> | undefined;
  const history = (): Promise<History> => {
    if (made) return made;
    tell(`  making a store of ${events} events …`);
    return (made = makeHistory({ dir: join(folder.path, 'hub'), events }));
  };
  if (seconds < WHOLE_SECONDS)
    tell(`Measured parts of ${seconds} s instead of ${WHOLE_SECONDS}: these figures do not count.`);
  const results: Result[] = [];
  for (const scenario of scenarios) results.push(await runOne(scenario, seconds, history, tell));
  return results;
};
