import type { Instant } from '@lienthong/kernel';

export type { RecordedDossierEvent } from '../contracts/recorded-dossier-event.js';

/** The one event that a record to a partner stands on. Nothing is said to anybody without one. */
export interface Basis {
  readonly event: string;
  readonly revision: number;
  /** When it was so, as whoever asserted it says; not when the hub heard of it. */
  readonly at: Instant;
}
