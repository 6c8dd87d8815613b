import type { RecordedEvent } from '@lienthong/event-store';
import type { Instant, JsonObject } from '@lienthong/kernel';
import type { DossierEvent } from '../domain/dossier.events.js';
import { dossierCatalogue, TOLD } from './event-catalogue.js';

/** A fact of a dossier as the store keeps it, for pure code; the dossier's id stands beside it. */
export interface RecordedDossierEvent {
  /** Of the event. */
  readonly id: string;
  /** Place in the dossier's stream, from 0. */
  readonly revision: number;
  readonly recordedAt: Instant;
  readonly event: DossierEvent;
}

/**
 * Reads an event of a stream `dossier-…`. `personal`: its sealed half once it is opened; without it the facts stand
 * alone. Undefined for a type of another context.
 */
export const readDossierEvent = (
  { id, revision, recordedAt, type, data }: Pick<RecordedEvent, 'id' | 'revision' | 'recordedAt' | 'type' | 'data'>,
  personal?: JsonObject,
): RecordedDossierEvent | undefined => {
  if (!Object.hasOwn(dossierCatalogue, type)) return undefined;
  const said = personal ?? (TOLD.has(type) ? {} : undefined);
  const event = { type, data, ...(said === undefined ? {} : { personal: said }) };
  // What the stream holds was written by this context's own decider.
  return { id, revision, recordedAt, event: event as unknown as DossierEvent };
};
