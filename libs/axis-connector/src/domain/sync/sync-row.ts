import { parseAgencyCode, parseLocalDate } from '@lienthong/identifiers';
import type { AgencyCode, LocalDate } from '@lienthong/identifiers';

/** The calls that list agencies, in the order in which a synchronisation asks: the tree, the pairs of codes, the changes. */
export const SYNC_CALLS = ['getAgenciesList', 'getAgenciesListQD20', 'getSynchronizeUnit'] as const;
export type SyncCall = (typeof SYNC_CALLS)[number];

/** What one row of a list says, whichever list it is. */
export interface SyncRow {
  readonly code: AgencyCode;
  /** Codes of the other generation: its own, and those of closed agencies for which it answers now. */
  readonly oldCodes: readonly AgencyCode[];
  readonly name: string;
  /** Code of who stands above, where the list has a tree. */
  readonly parent?: AgencyCode;
  readonly deleted: boolean;
  /** When it changed, where the list says so in a form that can be read. */
  readonly changedOn?: LocalDate;
}

/** Rows that the register takes nothing from. */
export type Skipped = 'centre' | 'no-agency' | 'malformed';

/** A row as the axis has it; what is not there is empty. */
export interface ListedRow {
  readonly id: string;
  readonly pid?: string;
  readonly code: string;
  readonly name: string;
  readonly oldCode?: string;
  readonly code102?: string;
  readonly deleted?: boolean;
  readonly modifyDate?: string;
  readonly isAgency?: boolean;
}

const codeOf = (text: string | undefined): AgencyCode | undefined => {
  const parsed = parseAgencyCode((text ?? '').trim().toUpperCase());
  return parsed.ok ? parsed.value.code : undefined;
};

const DAY_FIRST = /^(\d{2})[/-](\d{2})[/-](\d{4})/;
const YEAR_FIRST = /^(\d{4})[/-](\d{2})[/-](\d{2})/;

/** The form of `modifyDate` is not public: ISO, `dd/MM/yyyy`, or milliseconds since 1970. */
export const dayIn = (text: string | undefined): LocalDate | undefined => {
  const trimmed = (text ?? '').trim();
  const [, a, b, c] = YEAR_FIRST.exec(trimmed) ?? [];
  const [, day, month, year] = DAY_FIRST.exec(trimmed) ?? [];
  const iso =
    a !== undefined
      ? `${a}-${b ?? ''}-${c ?? ''}`
      : day !== undefined
        ? `${year ?? ''}-${month ?? ''}-${day}`
        : /^\d{12,13}$/.test(trimmed)
          ? new Date(Number(trimmed) + 7 * 3_600_000).toISOString().slice(0, 10)
          : '';
  const parsed = parseLocalDate(iso);
  return parsed.ok ? parsed.value : undefined;
};

/** Whitespace and the two ways of writing a Vietnamese letter do not make another name. */
export const plainName = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** `codeById`: the codes of the same list by its own ids, for `pid`. */
export const readSyncRow = (row: ListedRow, codeById: ReadonlyMap<string, string>): SyncRow | Skipped => {
  if (row.isAgency === false) return 'no-agency';
  const parsed = parseAgencyCode(row.code.trim().toUpperCase());
  const name = plainName(row.name);
  if (!parsed.ok || name === '') return 'malformed';
  if (parsed.value.centre) return 'centre';
  const { code } = parsed.value;
  const oldCode = codeOf(row.oldCode ?? row.code102);
  const parent = row.pid === undefined ? undefined : codeOf(codeById.get(row.pid));
  const changedOn = dayIn(row.modifyDate);
  return {
    code,
    name,
    deleted: row.deleted === true,
    oldCodes: oldCode === undefined || oldCode === code ? [] : [oldCode],
    ...(parent === undefined || parent === code ? {} : { parent }),
    ...(changedOn === undefined ? {} : { changedOn }),
  };
};

const same = ({ name, parent, deleted }: SyncRow, other: SyncRow): boolean =>
  name === other.name && parent === other.parent && deleted === other.deleted;

/** One row of two that say the same of one agency but for the old code; undefined where they contradict each other. */
export const joinRows = (one: SyncRow, other: SyncRow): SyncRow | undefined =>
  same(one, other) ? { ...one, oldCodes: [...new Set([...one.oldCodes, ...other.oldCodes])] } : undefined;
