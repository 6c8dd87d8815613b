import { readFile } from 'node:fs/promises';
import { Fault } from '@lienthong/kernel';
import type { AgencyRecord } from './application/agency-record.js';
import { readRecord } from './application/read-record.js';

const FILE = new URL('../data/example-register.json', import.meta.url);

/**
 * The agencies that ship with the hub, for `importAgencies`: central agencies, provinces, and made-up units below
 * them, with the reform of 1 July 2025. Throws `registry/example-broken` when the file does not hold what it should.
 */
export const loadExampleRegister = async (): Promise<readonly AgencyRecord[]> => {
  const content: unknown = JSON.parse(await readFile(FILE, 'utf8'));
  if (!Array.isArray(content)) throw new Fault('registry/example-broken', 'The example register is no list');
  return content.map((value: unknown, index) => {
    const read = readRecord(value);
    if (read.ok) return read.value;
    throw new Fault('registry/example-broken', `Record ${index}, ${read.refusal.path ?? ''}`);
  });
};
