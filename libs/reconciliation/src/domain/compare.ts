import { wayBetween } from '@lienthong/dossier/vocabularies';
import type { StatusRecord, StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import { isSameMoment } from './same-moment.js';
import type { ViewRow } from './view-row.js';

/** What the order of a vocabulary allows; for the comparison nothing else of it matters. */
export interface Order {
  readonly name: StatusVocabularyName;
  readonly follows: Readonly<Record<string, readonly string[]>>;
}

export type Verdict =
  | { readonly kind: 'agrees' }
  /** They lack these records, in this order; each stands on an event. */
  | { readonly kind: 'behind'; readonly missing: readonly StatusRecord[] }
  /** They are where the hub holds no event: these steps have to be asserted first. */
  | { readonly kind: 'ahead'; readonly steps: readonly string[] }
  /** Neither history leads to the other. `about`: the status that they differ on, or whose moment. */
  | { readonly kind: 'contradicts'; readonly what: 'status' | 'moment'; readonly about: string };

const ahead = (order: Order, ours: string, theirs: string): Verdict | undefined => {
  const way = wayBetween(order.follows, ours, theirs);
  return way === undefined ? undefined : { kind: 'ahead', steps: way };
};

const contradicts = (what: 'status' | 'moment', about: string): Verdict => ({ kind: 'contradicts', what, about });

/** Of steps that both hold, the first whose time differs. */
const disputed = ({ moments }: ViewRow, ours: readonly StatusRecord[]): string | undefined =>
  Object.entries(moments).find(([status, moment]) => {
    const held = ours.filter((record) => record.status === status);
    return held.length > 0 && !held.some(({ at }) => isSameMoment(moment, at));
  })?.[0];

/** A step with its time that the hub holds no event of, the furthest along. */
const claimed = (order: Order, { moments }: ViewRow, ours: readonly StatusRecord[], last: string) => {
  const unheld = Object.keys(moments).filter((status) => !ours.some((record) => record.status === status));
  const ways = unheld.map((status) => ({ status, verdict: ahead(order, last, status) }));
  const unreachable = ways.find(({ verdict }) => verdict === undefined);
  if (unreachable !== undefined) return contradicts('moment', unreachable.status);
  const stepsOf = (verdict: Verdict | undefined): number => (verdict?.kind === 'ahead' ? verdict.steps.length : 0);
  return ways.toSorted((a, b) => stepsOf(b.verdict) - stepsOf(a.verdict))[0]?.verdict;
};

/** Where in our history they are: where their time of it fits, or else the last time that it was so. */
const placeIn = ({ status, moments }: ViewRow, ours: readonly StatusRecord[]): number => {
  const moment = moments[status];
  const fitting =
    moment === undefined
      ? -1
      : ours.findLastIndex((record) => record.status === status && isSameMoment(moment, record.at));
  return fitting >= 0 ? fitting : ours.findLastIndex((record) => record.status === status);
};

/**
 * An agency's record of a dossier against what the hub's events give its vocabulary. A dispute over a time comes first:
 * nothing is sent over it. `ours` is the whole sequence, never empty for a dossier that was filed.
 */
export const compareRow = (order: Order, row: ViewRow, ours: readonly StatusRecord[]): Verdict => {
  const last = ours.at(-1);
  if (last === undefined) return contradicts('status', row.status);
  const dispute = disputed(row, ours);
  if (dispute !== undefined) return contradicts('moment', dispute);
  const place = placeIn(row, ours);
  if (place < 0) return ahead(order, last.status, row.status) ?? contradicts('status', row.status);
  const further = claimed(order, row, ours, last.status);
  if (further !== undefined) return further;
  return place === ours.length - 1 ? { kind: 'agrees' } : { kind: 'behind', missing: ours.slice(place + 1) };
};
