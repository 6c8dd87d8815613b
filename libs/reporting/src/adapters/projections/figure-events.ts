import { DOSSIER_CATEGORY, dossierCatalogue, dossierOf, readDossierEvent } from '@lienthong/dossier/events';
import type { RecordedEvent } from '@lienthong/event-store';
import { RECONCILIATION_CATEGORY, reconciliationCatalogue } from '@lienthong/reconciliation/events';
import type { ReconciliationEvent } from '@lienthong/reconciliation/events';
import type { DriftEvent } from '../../domain/drift.js';
import type { RecordedEvent as FigureEvent } from '../../domain/facts.js';

/** The categories that figures follow. */
export const FIGURE_CATEGORIES = [DOSSIER_CATEGORY, RECONCILIATION_CATEGORY] as const;

/** What may stand in their streams. */
export const FIGURE_TYPES: readonly string[] = [
  ...Object.keys(dossierCatalogue),
  ...Object.keys(reconciliationCatalogue),
];

type DriftData = Extract<ReconciliationEvent, { type: DriftEvent['type'] }>['data'];

/** A drift of which dossier; undefined for one that the hub has no dossier for, and for any other event of a run. */
const driftOf = ({ type, data }: RecordedEvent): Pick<FigureEvent, 'dossier' | 'event'> | undefined => {
  if (type !== 'DriftFound' && type !== 'DriftHealed') return undefined;
  const drift = data as unknown as DriftData;
  if (!('dossier' in drift)) return undefined;
  const { dossier, agency, vocabulary, at } = drift;
  return { dossier, event: { type, data: { at, party: `${agency} ${vocabulary}` } } };
};

/** The event as figures take it; undefined for one that says nothing of a dossier. */
export const figureEventOf = (event: RecordedEvent): Pick<FigureEvent, 'dossier' | 'event'> | undefined => {
  const drift = driftOf(event);
  if (drift !== undefined) return drift;
  const fact = readDossierEvent(event)?.event;
  return fact === undefined ? undefined : { dossier: dossierOf(event.stream), event: fact };
};
