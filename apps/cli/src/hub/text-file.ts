import { readFile, writeFile } from 'node:fs/promises';
import { Fault } from '@lienthong/kernel';

/** Faults: `cli/file`. */
export const readTextFile = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('cli/file', `Cannot read ${file}`, { cause });
  });

/** Writes over what is there. Faults: `cli/file`. */
export const writeTextFile = (file: string, text: string): Promise<void> =>
  writeFile(file, text).catch((cause: unknown) => {
    throw new Fault('cli/file', `Cannot write ${file}`, { cause });
  });
