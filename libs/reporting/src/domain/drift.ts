import type { Instant } from '@lienthong/kernel';
import type { DossierEvent } from '@lienthong/dossier/events';
import type { DossierFacts } from './facts.js';
import type { Moment } from './moment.js';
import type { Bounds } from './period.js';

/** What figures need of a reconciliation: a party's view of a dossier differs from the events (`at`: when that was seen). */
export interface DriftEvent {
  readonly type: 'DriftFound' | 'DriftHealed';
  readonly data: { readonly at: Instant };
}

/** The views differ from a moment on, until they agree again. */
export interface DriftFacts {
  readonly found: Moment;
  readonly healed?: Moment;
}

export const isDriftEvent = (event: DossierEvent | DriftEvent): event is DriftEvent =>
  event.type === 'DriftFound' || event.type === 'DriftHealed';

const isOpen = ({ healed }: DriftFacts): boolean => healed === undefined;

/** Found again while it is open it is the same drift. */
export const driftFound = (facts: DossierFacts, found: Moment): DossierFacts =>
  facts.drifts.some(isOpen) ? facts : { ...facts, drifts: [...facts.drifts, { found }] };

export const driftHealed = (facts: DossierFacts, healed: Moment): DossierFacts =>
  facts.drifts.some(isOpen)
    ? { ...facts, drifts: facts.drifts.map((drift) => (isOpen(drift) ? { ...drift, healed } : drift)) }
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
