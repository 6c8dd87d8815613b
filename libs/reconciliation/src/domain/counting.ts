import type { Counts, DriftKind } from './reconciliation.events.js';

export const NONE_COUNTED: Counts = {
  agrees: 0,
  behind: 0,
  ahead: 0,
  contradicts: 0,
  unknownToHub: 0,
  unknownToAgency: 0,
  unreadable: 0,
};

const COUNTER: Readonly<Record<DriftKind | 'agrees' | 'unreadable', keyof Counts>> = {
  agrees: 'agrees',
  behind: 'behind',
  ahead: 'ahead',
  contradicts: 'contradicts',
  'unknown-to-hub': 'unknownToHub',
  'unknown-to-agency': 'unknownToAgency',
  unreadable: 'unreadable',
};

export const counted = (counts: Counts, kind: keyof typeof COUNTER, more = 1): Counts => ({
  ...counts,
  [COUNTER[kind]]: counts[COUNTER[kind]] + more,
});

/** Dossiers that both sides hold: only of these can it be said whether they agree. */
export const compared = ({ agrees, behind, ahead, contradicts }: Counts): number =>
  agrees + behind + ahead + contradicts;
