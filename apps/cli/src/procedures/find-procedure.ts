import { existsSync } from 'node:fs';
import { loadShippedProcedures, readProcedure } from '@lienthong/procedure';
import type { Procedure } from '@lienthong/procedure';
import { problemOf } from '@lienthong/refusals';
import type { LocalDate } from '@lienthong/identifiers';
import { readTextFile } from '../hub/text-file.js';
import { Stopped } from '../shell/stopped.js';

/** Of a file, or of the shipped ones by code, in force on a day. What does not fit ends the verb. */
export const findProcedure = async (fileOrCode: string, day: LocalDate): Promise<Procedure> => {
  if (!existsSync(fileOrCode)) {
    const found = (await loadShippedProcedures()).inForce(fileOrCode, day);
    if (found.ok) return found.value;
    throw new Stopped(problemOf(found.refusal));
  }
  const read = readProcedure(await readTextFile(fileOrCode));
  if (read.ok) return read.value;
  throw new Stopped(problemOf(read.problems[0]));
};
