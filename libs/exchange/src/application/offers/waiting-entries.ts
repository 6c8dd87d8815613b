/** How the axis's clients ask for their mail. */
export type MailKind = 'edoc' | 'status';

/** An entry of an inbox that a system has neither acknowledged nor failed to take. */
export interface WaitingEntry {
  readonly agency: string;
  readonly sequence: number;
  /** Agency id of the other party. */
  readonly from: string;
  readonly placedAt: string;
}

export interface FailedOffer {
  readonly agency: string;
  readonly system: string;
  readonly sequence: number;
  readonly transfer: string;
  readonly since: string;
}

/** A status that an agency reported, or its answer to a recall or an update. */
export interface SaidStatus {
  readonly agency: string;
  readonly transfer: string;
  /** 01–06, 15, 16. */
  readonly code: string;
  readonly at: string;
  readonly eventId: string;
}

export type WhichSaid = { readonly limit: number } | { readonly eventId: string };

export interface WaitingRange {
  /** Instants, inclusive and exclusive. */
  readonly since?: string;
  readonly before?: string;
  readonly limit: number;
  readonly offset?: number;
}

/** What waits for a system in the inboxes of its agencies. Answers from a projection. */
export interface WaitingEntries {
  /** Oldest first. */
  waiting(system: string, agencies: readonly string[], kind: MailKind, range: WaitingRange): readonly WaitingEntry[];
  countWaiting(system: string, agencies: readonly string[], kind: MailKind): number;
  /** The first entry behind a sequence that the axis's window shows; undefined for none. */
  nextShown(agency: string, after: number): number | undefined;
  /** The last entry that the projection knows of an inbox, -1 for none. */
  lastKnown(agency: string): number;
  /** Newest first; of one event that alone, however old. */
  saidBy(agencies: readonly string[], which: WhichSaid): readonly SaidStatus[];
  /** Oldest first. */
  failed(limit: number): readonly FailedOffer[];
}
