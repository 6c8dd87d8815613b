import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import { parseAgencyCode, parseLocalDate, isPrintable } from '@lienthong/identifiers';
import { AGENCY_KINDS, AGENCY_LEVELS } from '../domain/agency.events.js';
import type { AgencyRecord } from './agency-record.js';

/** `expected` in the params says what should stand at the path. */
export type RecordRefusal = Refusal<'import/record-malformed'>;

type Check = (value: unknown, path: string) => RecordRefusal | undefined;

const misfit = (path: string, expected: string): RecordRefusal => ({
  code: 'import/record-malformed',
  path,
  params: { expected },
});

const first = (checks: Iterable<() => RecordRefusal | undefined>): RecordRefusal | undefined => {
  for (const check of checks) {
    const refusal = check();
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

const textWhich =
  (fits: (text: string) => boolean, expected: string): Check =>
  (value, path) =>
    typeof value === 'string' && fits(value) ? undefined : misfit(path, expected);

const filled = textWhich((text) => text.trim() !== '' && isPrintable(text), 'printable text');
const code = textWhich((text) => parseAgencyCode(text).ok, 'agency code');
const date = textWhich((text) => parseLocalDate(text).ok, 'yyyy-MM-dd');
const oneOf = (names: readonly string[]): Check => textWhich((text) => names.includes(text), names.join(' | '));

const optional =
  (check: Check): Check =>
  (value, path) =>
    value === undefined ? undefined : check(value, path);

const listOf =
  (check: Check): Check =>
  (value, path) =>
    Array.isArray(value)
      ? first(value.map((item: unknown, index) => () => check(item, `${path}[${index}]`)))
      : misfit(path, 'list');

const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return misfit(path, 'object');
    const at = (key: string) => (path === '' ? key : `${path}.${key}`);
    const record = value as Readonly<Record<string, unknown>>;
    const stray = Object.keys(record).find((key) => !Object.hasOwn(fields, key));
    if (stray !== undefined) return misfit(at(stray), 'no such field');
    return first(
      Object.entries(fields).map(
        ([key, check]) =>
          () =>
            check(record[key], at(key)),
      ),
    );
  };

const everything = shape({ kind: oneOf(['everything']) });
const territory = shape({ kind: oneOf(['territory']), description: filled, areas: listOf(filled) });
const work = shape({ kind: oneOf(['work']), fields: listOf(filled) });

const scope: Check = (value, path) => {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  return (kind === 'territory' ? territory : kind === 'work' ? work : everything)(value, path);
};

const alias: Check = (value, path) =>
  typeof value === 'string' ? code(value, path) : shape({ code, from: date })(value, path);

const flag: Check = (value, path) => (typeof value === 'boolean' ? undefined : misfit(path, 'true | false'));

const record = shape({
  code,
  aliases: optional(listOf(alias)),
  name: filled,
  level: oneOf(AGENCY_LEVELS),
  kind: optional(oneOf(AGENCY_KINDS)),
  parent: optional(code),
  from: date,
  example: optional(flag),
  source: filled,
  renamed: optional(listOf(shape({ from: date, name: filled }))),
  moved: optional(listOf(shape({ from: date, parent: optional(code), level: optional(oneOf(AGENCY_LEVELS)) }))),
  closed: optional(shape({ from: date, successors: listOf(shape({ agency: code, scope })) })),
});

/** A stray field is refused: a misspelt one would be lost in silence. */
export const readRecord = (value: unknown): Outcome<AgencyRecord, RecordRefusal> => {
  const refusal = record(value, '');
  return refusal === undefined ? ok(value as AgencyRecord) : refused(refusal);
};
