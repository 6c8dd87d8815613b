/** What a search may ask; everything given must fit. */
export interface TransferSearch {
  /** Number, notation, `number/notation` or DocumentId. */
  readonly document?: string;
  /** Words of the subject, with or without diacritics. */
  readonly subject?: string;
  /** Agency ids. */
  readonly sender?: string;
  readonly recipient?: string;
  /** 01–06, or refused, recalled, cancelled, passed-on, silent, acceptance-expired, awaited, waiting. */
  readonly status?: string;
  /** Submitted at or after, and before: RFC 3339, UTC. */
  readonly from?: string;
  readonly to?: string;
  /** Position to continue after (newest first). */
  readonly before?: number;
  readonly limit: number;
  /** Agencies whose transfers may be seen; undefined for all. */
  readonly visibleTo?: readonly string[];
}

export interface FoundDelivery {
  readonly agency: string;
  readonly sequence: number;
  readonly status: string;
  readonly rung: string | null;
  readonly silent: boolean;
  readonly changedAt: string;
}

export interface FoundTransfer {
  readonly transfer: string;
  readonly position: number;
  readonly sender: string;
  readonly documentId: string;
  readonly number: string | null;
  readonly notation: string | null;
  readonly typeName: string | null;
  readonly businessType: number;
  readonly test: boolean;
  readonly submittedAt: string;
  readonly replacedBy: string | null;
  readonly recipients: number;
  readonly deliveries: readonly FoundDelivery[];
}

export interface SearchPage {
  readonly transfers: readonly FoundTransfer[];
  /** To be given as `before` for the next page; null at the end. */
  readonly next: number | null;
}

export interface TransferSearcher {
  search(query: TransferSearch): SearchPage;
}
