import { readdir, readFile } from 'node:fs/promises';
import { Fault } from '@lienthong/kernel';
import { readProcedure } from '../reading/read-procedure.js';
import type { Competence } from '../responsibility/competence.js';
import { readCompetences } from '../responsibility/read-competences.js';
import { createLibrary } from './library.js';
import type { ProcedureLibrary } from './library.js';

const PROCEDURES = new URL('../../data/procedures/', import.meta.url);
const COMPETENCES = new URL('../../data/example-competences.yaml', import.meta.url);

const broken = (file: string, problem: unknown): never => {
  throw new Fault('procedure/shipped-broken', `${file}: ${JSON.stringify(problem)}`);
};

/** The definitions that ship with the hub, each with the acts that it rests on and what of it is assumed. */
export const loadShippedProcedures = async (): Promise<ProcedureLibrary> => {
  const files = (await readdir(PROCEDURES)).filter((name) => name.endsWith('.yaml')).sort();
  const read = await Promise.all(
    files.map(async (name) => {
      const procedure = readProcedure(await readFile(new URL(name, PROCEDURES), 'utf8'));
      return procedure.ok ? procedure.value : broken(name, procedure.problems[0]);
    }),
  );
  return createLibrary(read);
};

/** Who does what where, for the agencies of the example register: made up, as its units are. */
export const loadExampleCompetences = async (): Promise<readonly Competence[]> => {
  const read = readCompetences(await readFile(COMPETENCES, 'utf8'));
  return read.ok ? read.value : broken('example-competences.yaml', read.problems[0]);
};
