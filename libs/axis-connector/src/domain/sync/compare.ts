import type { AgencyCode, AgencyId, LocalDate } from '@lienthong/identifiers';
import type { SyncRow } from './sync-row.js';
import { plainName } from './sync-row.js';

/** An agency as the register has it now. */
export interface KnownAgency {
  readonly agency: AgencyId;
  readonly codes: readonly string[];
  readonly name: string;
  readonly parent?: AgencyId;
  readonly closed: boolean;
  /** The register learned of it from this axis, which may therefore change it. */
  readonly learned: boolean;
}

/** What the register is asked to record. */
export type SyncChange =
  | { readonly kind: 'new'; readonly row: SyncRow; readonly parent?: AgencyId }
  | { readonly kind: 'code'; readonly agency: AgencyId; readonly code: AgencyCode }
  | { readonly kind: 'renamed'; readonly agency: AgencyId; readonly name: string; readonly on?: LocalDate }
  | { readonly kind: 'moved'; readonly agency: AgencyId; readonly parent?: AgencyId; readonly on?: LocalDate }
  | { readonly kind: 'closed'; readonly agency: AgencyId; readonly on?: LocalDate };

/** Where a list and the register do not agree: told to the operator, changed by nobody. */
export const CONTRADICTIONS = [
  'pair-differs',
  'name-differs',
  'parent-differs',
  'own-parent',
  'closed-here',
  'closed-there',
  'listed-twice',
  'refused',
] as const;

export interface Contradiction {
  readonly kind: (typeof CONTRADICTIONS)[number];
  readonly code: string;
  /** Id of the agency here that it contradicts. */
  readonly agency?: string;
  /** Why the register refused, of the catalogue. */
  readonly refusal?: string;
}

export interface Compared {
  readonly changes: readonly SyncChange[];
  readonly contradictions: readonly Contradiction[];
}

export interface KnownHere {
  /** Who holds a code, closed or not. */
  holder(code: string): KnownAgency | undefined;
  /** Who answers for a code now: its holder, or the one successor of a closed one. */
  answering(code: string): AgencyId | undefined;
  /** The nearest known agency that the code itself places above another. */
  above(code: AgencyCode): AgencyId | undefined;
}

const nothing: Compared = { changes: [], contradictions: [] };
const on = ({ changedOn }: SyncRow) => (changedOn === undefined ? {} : { on: changedOn });

/** Who a list says stands above: undefined where it says nothing that can be followed; `none` for nobody. */
const namedAbove = ({ code, parent, isTop }: SyncRow, here: KnownHere): AgencyId | 'none' | undefined => {
  if (isTop === true) return here.above(code) ?? 'none';
  return parent === undefined ? undefined : here.holder(parent)?.agency;
};

const ownParent = ({ code, isOwnParent }: SyncRow, agency?: AgencyId): readonly Contradiction[] =>
  isOwnParent === true ? [{ kind: 'own-parent', code, ...(agency === undefined ? {} : { agency }) }] : [];

const compareNew = (row: SyncRow, here: KnownHere): Compared => {
  if (row.deleted) return nothing;
  const named = namedAbove(row, here) ?? here.above(row.code);
  const parent = named === 'none' ? undefined : named;
  return {
    changes: [{ kind: 'new', row, ...(parent === undefined ? {} : { parent }) }],
    contradictions: ownParent(row),
  };
};

const compareStanding = (row: SyncRow, known: KnownAgency): Compared => {
  const { agency, learned } = known;
  const contradicts = (kind: Contradiction['kind']): Compared => ({
    changes: [],
    contradictions: [{ kind, code: row.code, agency }],
  });
  if (known.closed) return row.deleted ? nothing : contradicts('closed-here');
  if (!row.deleted) return nothing;
  return learned
    ? { changes: [{ kind: 'closed', agency, ...on(row) }], contradictions: [] }
    : contradicts('closed-there');
};

/** The pairs of a row: a code that nobody has here is added to the agency, one that another answers for is a contradiction. */
const comparePairs = (row: SyncRow, { agency, codes }: KnownAgency, here: KnownHere): Compared => {
  const changes: SyncChange[] = [];
  const contradictions: Contradiction[] = [];
  for (const code of [row.code, ...row.oldCodes]) {
    if (codes.includes(code)) continue;
    const holder = here.holder(code);
    if (holder === undefined) changes.push({ kind: 'code', agency, code });
    else if (here.answering(code) !== agency)
      contradictions.push({ kind: 'pair-differs', code: row.code, agency: holder.agency });
  }
  return { changes, contradictions };
};

/** One row beside the register. What the register learned elsewhere is never changed, only told; a missing code is added. */
export const compareRow = (row: SyncRow, here: KnownHere): Compared => {
  const known = here.holder(row.code) ?? row.oldCodes.map((code) => here.holder(code)).find((one) => one !== undefined);
  if (known === undefined) return compareNew(row, here);
  const { agency, learned } = known;
  if (known.closed || row.deleted) return compareStanding(row, known);
  const pairs = comparePairs(row, known, here);
  const changes = [...pairs.changes];
  const contradictions = [...pairs.contradictions, ...ownParent(row, agency)];
  if (plainName(known.name) !== row.name) {
    if (learned) changes.push({ kind: 'renamed', agency, name: row.name, ...on(row) });
    else contradictions.push({ kind: 'name-differs', code: row.code, agency });
  }
  const named = namedAbove(row, here);
  if (named === agency) contradictions.push({ kind: 'own-parent', code: row.code, agency });
  else if (named !== undefined && named !== (known.parent ?? 'none')) {
    if (learned) changes.push({ kind: 'moved', agency, ...(named === 'none' ? {} : { parent: named }), ...on(row) });
    else contradictions.push({ kind: 'parent-differs', code: row.code, agency });
  }
  return { changes, contradictions };
};
