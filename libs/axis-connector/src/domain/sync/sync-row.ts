import { isAgencyName, localDateAt, parseAgencyCode, parseLocalDate } from '@lienthong/identifiers';
import type { AgencyCode, LocalDate } from '@lienthong/identifiers';
import { instantOf } from '@lienthong/kernel';

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
  /** The list has a tree, and nobody above this one. */
  readonly isTop?: true;
  /** It names itself as its parent: it is taken as if it said nothing. */
  readonly isOwnParent?: true;
  /** The list has several rows of this code that contradict each other. */
  readonly isDisputed?: true;
  readonly deleted: boolean;
  /** When it changed, where the list says so in a form that can be read. */
  readonly changedOn?: LocalDate;
}

/** Rows that the register takes nothing from. */
export type Skipped = 'centre' | 'no-agency' | 'malformed-code' | 'malformed-name';

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

/** A row that cannot be read, by its first member that cannot; `row` where it is no object. */
export interface UnreadRow {
  readonly unread: string;
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
          ? localDateAt(instantOf(new Date(Number(trimmed))))
          : '';
  const parsed = parseLocalDate(iso);
  return parsed.ok ? parsed.value : undefined;
};

/** Whitespace and the two ways of writing a Vietnamese letter do not make another name. */
export const plainName = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** The codes of a list by its own ids, for `pid`. */
export interface ListTree {
  readonly codeById: ReadonlyMap<string, string>;
  /** Some row has another above it: then a row without one stands at the top. A flat list says nothing of that. */
  readonly hasParents: boolean;
}

/** An id that two codes have names neither. */
export const treeOf = (listed: readonly ListedRow[]): ListTree => {
  const codeById = new Map<string, string>();
  const ambiguous = new Set(['']);
  for (const { id, code } of listed) {
    if (codeById.has(id) && codeById.get(id) !== code) ambiguous.add(id);
    codeById.set(id, code);
  }
  for (const id of ambiguous) codeById.delete(id);
  const hasParents = listed.some(({ id, pid }) => pid !== undefined && pid !== id && codeById.has(pid));
  return { codeById, hasParents };
};

type Above = Pick<SyncRow, 'parent' | 'isTop' | 'isOwnParent'>;

/** A `pid` that is none of the list's ids says nothing: a list may hold changes alone. */
const aboveOf = ({ pid }: ListedRow, own: readonly AgencyCode[], { codeById, hasParents }: ListTree): Above => {
  if (pid === undefined) return {};
  if (/^(|0|null)$/i.test(pid.trim()) && !codeById.has(pid)) return hasParents ? { isTop: true } : {};
  const parent = codeOf(codeById.get(pid));
  if (parent === undefined) return {};
  return own.includes(parent) ? { isOwnParent: true } : { parent };
};

export const readSyncRow = (row: ListedRow, tree: ListTree): SyncRow | Skipped => {
  if (row.isAgency === false) return 'no-agency';
  const parsed = parseAgencyCode(row.code.trim().toUpperCase());
  const name = plainName(row.name);
  if (!parsed.ok) return 'malformed-code';
  if (parsed.value.centre) return 'centre';
  if (!isAgencyName(name)) return 'malformed-name';
  const { code } = parsed.value;
  const oldCode = codeOf(row.oldCode ?? row.code102);
  const oldCodes = oldCode === undefined || oldCode === code ? [] : [oldCode];
  const changedOn = dayIn(row.modifyDate);
  return {
    code,
    name,
    deleted: row.deleted === true,
    oldCodes,
    ...aboveOf(row, [code, ...oldCodes], tree),
    ...(changedOn === undefined ? {} : { changedOn }),
  };
};
