import type { AgencyCode, AgencyId, LocalDate } from '@lienthong/identifiers';
import type { Contradiction } from './contradictions.js';
import { createMeant, identityOf, rivalOf } from './identity.js';
import type { Meant } from './identity.js';
import type { KnownAgency, KnownHere } from './known-agency.js';
import type { SyncRow } from './sync-row.js';
import { plainName } from './sync-row.js';

/** What the register is asked to record. */
export type SyncChange =
  | { readonly kind: 'new'; readonly row: SyncRow; readonly parent?: AgencyId }
  | { readonly kind: 'code'; readonly agency: AgencyId; readonly code: AgencyCode }
  | { readonly kind: 'renamed'; readonly agency: AgencyId; readonly name: string; readonly on?: LocalDate }
  | { readonly kind: 'moved'; readonly agency: AgencyId; readonly parent?: AgencyId; readonly on?: LocalDate }
  | { readonly kind: 'closed'; readonly agency: AgencyId; readonly on?: LocalDate };

export interface Compared {
  readonly changes: readonly SyncChange[];
  readonly contradictions: readonly Contradiction[];
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

/** An agency that nobody knows here, with those of its old codes that nobody has. */
const compareNew = (row: SyncRow, here: KnownHere): Compared => {
  if (row.deleted) return nothing;
  const named = namedAbove(row, here) ?? here.above(row.code);
  const parent = named === 'none' ? undefined : named;
  const held = row.oldCodes.flatMap((claimed) => {
    const holder = here.holder(claimed);
    return holder === undefined ? [] : [{ claimed, agency: holder.agency }];
  });
  const oldCodes = row.oldCodes.filter((code) => held.every(({ claimed }) => claimed !== code));
  return {
    changes: [{ kind: 'new', row: { ...row, oldCodes }, ...(parent === undefined ? {} : { parent }) }],
    contradictions: [
      ...held.map((one) => ({ kind: 'pair-differs' as const, code: row.code, ...one })),
      ...ownParent(row),
    ],
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
      contradictions.push({ kind: 'pair-differs', code: row.code, agency: holder.agency, claimed: code });
  }
  return { changes, contradictions };
};

/**
 * One row beside the register. What the register learned elsewhere is never changed, only told; a missing code is added.
 * `meant`: where several rows of the list mean one agency here, none of them changes it.
 */
export const compareRow = (row: SyncRow, here: KnownHere, meant: Meant = createMeant()): Compared => {
  const identity = identityOf(row, here);
  if (identity === undefined) return compareNew(row, here);
  const { known, isByCode } = identity;
  const { agency, learned } = known;
  const rival = rivalOf(row, identity, meant);
  if (rival !== undefined && !isByCode) return compareNew(row, here);
  if (rival !== undefined)
    return { changes: [], contradictions: [{ kind: 'same-agency', code: row.code, agency, other: rival }] };
  if (known.closed || row.deleted) return compareStanding(row, known);
  const pairs = comparePairs(row, known, here);
  const changes = [...pairs.changes];
  const contradictions = [...pairs.contradictions, ...ownParent(row, agency)];
  if (row.isDisputed === true) return { changes, contradictions };
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
