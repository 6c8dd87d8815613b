import type { Instant } from '@lienthong/kernel';
import type { AgencyId, LocalDate, ProcedureCode } from '@lienthong/identifiers';
import type { Channel, DossierEvent } from '@lienthong/dossier/events';
import type { DriftEvent, DriftFacts } from './drift.js';
import type { Moment, Ms, Since } from './moment.js';

/** A fact of a dossier as it stands in the store. */
export interface RecordedEvent {
  /** The dossier's own id, whatever codes it carries. */
  readonly dossier: string;
  /** When it became known. */
  readonly recordedAt: Instant;
  readonly event: DossierEvent | DriftEvent;
}

/** A leg of one attempt. */
export interface LegFacts {
  readonly leg: string;
  readonly started: Moment;
  readonly ended?: Moment;
}

/** The clock stands still from a request to its answer. */
export interface WaitFacts {
  readonly requestId: string;
  readonly leg: string;
  readonly from: Moment;
  readonly to?: Moment;
}

export const ENDINGS = ['resolved', 'refused', 'withdrawn', 'stopped'] as const;
export type Ended = (typeof ENDINGS)[number];

/** What a report needs of one dossier, each with both of its times. No words, no person. */
export interface DossierFacts {
  readonly procedure: ProcedureCode;
  /** The version's first day. */
  readonly version: LocalDate;
  readonly channel: Channel;
  /** Who answers for it, through successions. */
  readonly receivers: readonly Since<AgencyId>[];
  /** Undefined: filed only, or not received. Such a dossier is in no report (statuses 1 and 3). */
  readonly received: Moment | undefined;
  /** What was promised, through every move. */
  readonly dues: readonly Since<Ms>[];
  readonly legs: readonly LegFacts[];
  readonly waits: readonly WaitFacts[];
  /** When another party's view of it was found to differ, and to agree again. */
  readonly drifts: readonly DriftFacts[];
  /** A second supplement was asked for: late under the national portal's rule. */
  readonly secondSupplement: Moment | undefined;
  /** Nobody works on it any more: the result is there (status 9), or it ended without one. */
  readonly ended: (Moment & { readonly as: Ended }) | undefined;
  /** The citizen has it (status 10). */
  readonly delivered: Moment | undefined;
}
