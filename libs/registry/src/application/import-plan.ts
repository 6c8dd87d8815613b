import type { Refusal } from '@lienthong/kernel';
import type { AgencyRecord } from './agency-record.js';
import { readRecord } from './read-record.js';
import { aliasesIn } from './record-commands.js';

export interface PlannedRecord {
  readonly index: number;
  readonly record: AgencyRecord;
}

export interface RefusedRecord {
  readonly index: number;
  readonly code?: string;
  /** The path begins with the record's place: `[12].closed.successors[0].agency`. */
  readonly refusal: Refusal;
}

export interface ImportPlan {
  readonly records: readonly PlannedRecord[];
  readonly refused: readonly RefusedRecord[];
  /** The record's own code behind each code of the import. */
  readonly names: ReadonlyMap<string, string>;
}

export const refusalAt = ({ index, record }: PlannedRecord, path: string, refusal: Refusal): RefusedRecord => {
  const inside = [path, refusal.path ?? ''].filter((part) => part !== '').join('.');
  return { index, code: record.code, refusal: { ...refusal, path: `[${index}]${inside === '' ? '' : `.${inside}`}` } };
};

/** Reads all records and refuses a code that an earlier one of the same import has. */
export const planImport = (values: readonly unknown[]): ImportPlan => {
  const names = new Map<string, string>();
  const records: PlannedRecord[] = [];
  const refused: RefusedRecord[] = [];
  for (const [index, value] of values.entries()) {
    const read = readRecord(value);
    if (!read.ok) {
      const { path = '' } = read.refusal;
      refused.push({ index, refusal: { ...read.refusal, path: `[${index}]${path === '' ? '' : `.${path}`}` } });
      continue;
    }
    const planned = { index, record: read.value };
    const codes = [read.value.code, ...aliasesIn(read.value).map(({ code }) => code)];
    if (codes.some((code) => names.has(code))) {
      refused.push(refusalAt(planned, 'code', { code: 'import/code-twice' }));
      continue;
    }
    for (const code of codes) names.set(code, read.value.code);
    records.push(planned);
  }
  return { records, refused, names };
};

/** Parents before children. Who waits for a circle comes last, to be refused by the domain. */
export const inWaves = ({ records, names }: ImportPlan): readonly (readonly PlannedRecord[])[] => {
  const children = Map.groupBy(records, ({ record }) =>
    record.parent === undefined ? undefined : names.get(record.parent),
  );
  const waves: PlannedRecord[][] = [];
  const placed = new Set<PlannedRecord>();
  for (let wave = children.get(undefined) ?? []; wave.length > 0;) {
    waves.push(wave);
    for (const planned of wave) placed.add(planned);
    wave = wave.flatMap(({ record }) => children.get(record.code) ?? []).filter((planned) => !placed.has(planned));
  }
  const rest = records.filter((planned) => !placed.has(planned));
  return rest.length === 0 ? waves : [...waves, rest];
};
