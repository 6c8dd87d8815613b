import { Fault } from '@lienthong/kernel';
import type { Chance } from './chance.js';
import { PUBLISHED } from './quarter.js';

/** What became of a dossier by the end of the quarter, and why. */
export type Fate =
  | 'resolved-in-time'
  | 'late-by-processing'
  | 'late-by-post'
  | 'late-by-synchronisation'
  | 'in-time'
  | 'overdue-by-processing'
  | 'overdue-by-post'
  | 'overdue-by-synchronisation';

export interface Slot {
  readonly fate: Fate;
  readonly from: 'online' | 'direct' | 'post' | 'before';
}

/** What the source does not say: how many of the 2,320 late ones owe it to what. */
export interface Hidden {
  readonly byPost: number;
  readonly bySynchronisation: number;
}

const times = <T>(count: number, value: T): readonly T[] => Array.from({ length: count }, () => value);

const lateFates = ({ byPost, bySynchronisation }: Hidden, chance: Chance): readonly Fate[] => {
  const all = PUBLISHED.late + PUBLISHED.overdue;
  if (![byPost, bySynchronisation].every((count) => Number.isInteger(count) && count >= 0))
    throw new Fault('reporting/synthetic-parameters', 'Numbers of dossiers are whole and not below zero.');
  if (byPost + bySynchronisation > all)
    throw new Fault('reporting/synthetic-parameters', `Of ${all} late dossiers no more can be late by something.`);
  const causes = chance.shuffled([
    ...times(byPost, 'post' as const),
    ...times(bySynchronisation, 'synchronisation' as const),
    ...times(all - byPost - bySynchronisation, 'processing' as const),
  ]);
  return causes.map((cause, index): Fate => `${index < PUBLISHED.late ? 'late' : 'overdue'}-by-${cause}`);
};

/** Nothing in time by the end, and nothing that waits for a parcel or a record, is older than the quarter. */
const ofThisQuarter = new Set<Fate>(['in-time', 'overdue-by-post', 'overdue-by-synchronisation']);

/** One slot for each dossier of the published quarter. */
export const planSlots = (hidden: Hidden, chance: Chance): readonly Slot[] => {
  const fates: readonly Fate[] = [
    ...times<Fate>(PUBLISHED.inTimeResolved, 'resolved-in-time'),
    ...times<Fate>(PUBLISHED.inTime, 'in-time'),
    ...lateFates(hidden, chance),
  ];
  const fresh = chance.shuffled([
    ...times(PUBLISHED.online, 'online' as const),
    ...times(PUBLISHED.directOrPost, 'direct' as const).map((direct, index) => (index % 10 === 0 ? 'post' : direct)),
  ]);
  const young = fates.filter((fate) => ofThisQuarter.has(fate));
  const rest = chance.shuffled(fates.filter((fate) => !ofThisQuarter.has(fate)));
  return [...young, ...rest].map((fate, index): Slot => ({ fate, from: fresh[index] ?? 'before' }));
};
