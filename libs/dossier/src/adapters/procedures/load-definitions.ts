import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCalendarHistory, loadCommonHours, parseHours } from '@lienthong/calendar';
import type { UnitHours } from '@lienthong/calendar';
import { Fault, isFault } from '@lienthong/kernel';
import {
  createLibrary,
  loadExampleCompetences,
  loadShippedProcedures,
  readCompetences,
  readProcedure,
} from '@lienthong/procedure';
import type { Competence, Procedure, ProcedureProblem } from '@lienthong/procedure';
import type { Definitions } from './definitions.js';

const COMPETENCES = 'competences.yaml';
const HOURS = 'hours.json';
const COMMON_HOURS = 'gio-hanh-chinh';

const broken = (file: string, problem: ProcedureProblem | undefined): never => {
  const { line, column } = problem?.params ?? {};
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  throw new Fault('dossier/definition-broken', `${place}: ${problem?.code ?? 'unreadable'} ${problem?.path ?? ''}`);
};

const textIn = async (dir: string, name: string): Promise<string | undefined> => {
  try {
    return await readFile(join(dir, name), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const proceduresIn = async (dir: string): Promise<readonly Procedure[]> => {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.yaml') && name !== COMPETENCES).sort();
  return Promise.all(
    names.map(async (name) => {
      const read = readProcedure(await readFile(join(dir, name), 'utf8'));
      return read.ok ? read.value : broken(join(dir, name), read.problems[0]);
    }),
  );
};

const competencesIn = async (dir: string): Promise<readonly Competence[] | undefined> => {
  const text = await textIn(dir, COMPETENCES);
  if (text === undefined) return undefined;
  const read = readCompetences(text);
  return read.ok ? read.value : broken(join(dir, COMPETENCES), read.problems[0]);
};

const hoursIn = async (dir: string): Promise<readonly UnitHours[]> => {
  const text = await textIn(dir, HOURS);
  if (text === undefined) return [];
  const parsed = parseHours(JSON.parse(text) as unknown);
  if (parsed.ok) return parsed.value;
  throw new Fault('dossier/definition-broken', `${join(dir, HOURS)}: ${parsed.refusal.code} ${parsed.refusal.path}`);
};

/**
 * What ships with the hub, and what a folder adds: `*.yaml` are procedures (of two of one code and day the folder's
 * counts), `competences.yaml` who does what where in place of the example's, `hours.json` hours of units by their codes.
 * Faults: `dossier/definition-broken` with file, line and column, `dossier/no-such-folder`.
 */
export const loadDefinitions = async (dir?: string): Promise<Definitions> => {
  const [shipped, calendar, common] = await Promise.all([
    loadShippedProcedures(),
    loadCalendarHistory(),
    loadCommonHours(),
  ]);
  const commonHours = common.get(COMMON_HOURS);
  if (commonHours === undefined) throw new Fault('dossier/definition-broken', `No hours are called ${COMMON_HOURS}`);
  if (dir === undefined) {
    const competences = await loadExampleCompetences();
    return { library: shipped, competences, calendar, hours: new Map<string, UnitHours>(), commonHours };
  }
  try {
    const [own, competences, hours] = await Promise.all([proceduresIn(dir), competencesIn(dir), hoursIn(dir)]);
    return {
      library: createLibrary([...shipped.all, ...own]),
      competences: competences ?? (await loadExampleCompetences()),
      calendar,
      hours: new Map(hours.map((one) => [one.id, one])),
      commonHours,
    };
  } catch (error) {
    if (isFault(error)) throw error;
    throw new Fault('dossier/no-such-folder', `The folder of definitions cannot be read: ${dir}`, { cause: error });
  }
};
