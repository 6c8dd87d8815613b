import type { Instant } from '@lienthong/kernel';
import type { DossierEvent } from '@lienthong/dossier/events';
import type { DossierFacts } from './facts.js';
import type { Moment } from './moment.js';
import type { Bounds } from './period.js';

/**
 * What figures need of a reconciliation: a party's view of a dossier differs from the events, or agrees again. `at`: when
 * that was seen. `party`: whose view, in which words; several may differ at once.
 */
export interface DriftEvent {
  readonly type: 'DriftFound' | 'DriftHealed';
  readonly data: { readonly at: Instant; readonly party: string };
}

/** A party's view differs from a moment on, until it agrees again. */
export interface DriftFacts {
  readonly party: string;
  readonly found: Moment;
  readonly healed?: Moment;
}

export const isDriftEvent = (event: DossierEvent | DriftEvent): event is DriftEvent =>
  event.type === 'DriftFound' || event.type === 'DriftHealed';

const isOpenOf =
  (party: string) =>
  (drift: DriftFacts): boolean =>
    drift.party === party && drift.healed === undefined;

/** Found again while it is open it is the same drift. */
export const driftFound = (facts: DossierFacts, party: string, found: Moment): DossierFacts =>
  facts.drifts.some(isOpenOf(party)) ? facts : { ...facts, drifts: [...facts.drifts, { party, found }] };

export const driftHealed = (facts: DossierFacts, party: string, healed: Moment): DossierFacts =>
  facts.drifts.some(isOpenOf(party))
    ? { ...facts, drifts: facts.drifts.map((drift) => (isOpenOf(party)(drift) ? { ...drift, healed } : drift)) }
    : facts;

/** Of the dossiers of a form, by when a reconciliation told the hub so. */
export interface DriftCounts {
  readonly received: number;
  /** Drifted at some time within the period. */
  readonly drifted: number;
  /** Still drifted at its end. */
  readonly open: number;
}

export const hasDrifted = (drifts: readonly DriftFacts[], { start, end }: Bounds): boolean =>
  drifts.some(({ found, healed }) => found.recorded <= end && (healed === undefined || healed.recorded >= start));

export const isDrifted = (drifts: readonly DriftFacts[], { end }: Bounds): boolean =>
  drifts.some(({ found, healed }) => found.recorded <= end && (healed === undefined || healed.recorded > end));

/** Dossiers that drifted among all received; undefined where nothing was received. */
export const driftShare = ({ received, drifted }: DriftCounts): number | undefined =>
  received === 0 ? undefined : drifted / received;
