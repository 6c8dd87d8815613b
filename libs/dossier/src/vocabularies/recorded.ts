import type { Instant } from '@lienthong/kernel';
import type { DossierEvent } from '../domain/dossier.events.js';

/** A fact of one dossier as it lies in its stream. */
export interface RecordedDossierEvent {
  /** The event's id in the store. */
  readonly id: string;
  /** Place in the dossier's stream, from 0. */
  readonly revision: number;
  readonly recordedAt: Instant;
  readonly event: DossierEvent;
}

/** The one event that a record to a partner stands on. Nothing is said to anybody without one. */
export interface Basis {
  readonly event: string;
  readonly revision: number;
  /** When it was so, as whoever asserted it says; not when the hub heard of it. */
  readonly at: Instant;
}
