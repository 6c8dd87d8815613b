import { readFile } from 'node:fs/promises';
import { Fault } from '@lienthong/kernel';
import { Misused } from '../shell/stopped.js';

/** JSON of a file. Faults: `cli/file`; ends the program with 2 for what is no JSON. */
export const readJsonFile = async (file: string): Promise<unknown> => {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('cli/file', `Cannot read ${file}`, { cause });
  });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Misused({ vi: 'Tệp không phải là JSON.', en: `${file} is not JSON.` });
  }
};

/** Records of a register as files write them: an array, or an object with `records`. */
export const readRecords = async (file: string): Promise<readonly unknown[]> => {
  const value = await readJsonFile(file);
  const records: unknown = typeof value === 'object' && value !== null && 'records' in value ? value.records : value;
  if (Array.isArray(records) && records.length > 0) return records as readonly unknown[];
  throw new Misused({ vi: 'Tệp không chứa dòng nào.', en: `${file} holds no array of records.` });
};
