import { dossierCatalogue, readDossierEvent } from '@lienthong/dossier/events';
import type { RecordedEvent } from '@lienthong/event-store';
import type { Instant } from '@lienthong/kernel';
import type { DriftEvent } from '../../domain/drift.js';
import type { RecordedEvent as FigureEvent } from '../../domain/facts.js';

const DRIFTS = ['DriftFound', 'DriftHealed'] as const satisfies readonly DriftEvent['type'][];

/** What may stand in the stream of a dossier. */
export const FIGURE_TYPES: readonly string[] = [...Object.keys(dossierCatalogue), ...DRIFTS];

const driftOf = ({ type, data }: RecordedEvent): DriftEvent | undefined => {
  const drift = DRIFTS.find((one) => one === type);
  return drift === undefined ? undefined : { type: drift, data: { at: data['at'] as Instant } };
};

/** The event as figures take it; undefined for a type that says nothing of a dossier. */
export const figureEventOf = (event: RecordedEvent): FigureEvent['event'] | undefined =>
  driftOf(event) ?? readDossierEvent(event)?.event;
