export interface Asserter {
  readonly role: string;
  readonly agency: string | null;
  readonly system: string | null;
}

export interface TraceLine {
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  /** When the fact was asserted, and when it was recorded. */
  readonly at: string;
  readonly recordedAt: string;
  readonly assertedBy: Asserter;
  readonly stream: string;
  readonly revision: number;
  /** The recipient or the inbox that it is about; null when it is about the whole transfer. */
  readonly agency: string | null;
  readonly cause: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly personal: Readonly<Record<string, unknown>> | null;
}

export interface Trace {
  readonly transfer: string;
  readonly epoch: string;
  readonly sender: string;
  readonly documentId: string;
  readonly test: boolean;
  readonly lines: readonly TraceLine[];
  readonly next: number | null;
}

export interface SearchDraft {
  /** Number, notation, `number/notation` or DocumentId. */
  readonly document?: string;
  /** Words of the subject, with or without diacritics. */
  readonly subject?: string;
  readonly sender?: string;
  readonly recipient?: string;
  readonly status?: string;
  /** RFC 3339 with an offset; `from` inclusive, `to` exclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly before?: number;
  readonly limit?: number;
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
  readonly deliveries: readonly {
    readonly agency: string;
    readonly sequence: number;
    readonly status: string;
    readonly rung: string | null;
    readonly silent: boolean;
    readonly changedAt: string;
  }[];
}

/** How far an answer from a read model reaches. */
export interface Reach {
  /** Place in the log. */
  readonly asOf: number;
  /** The log reached further when this was asked: the answer may lack the latest. */
  readonly behind: boolean;
}

export interface SearchPage extends Reach {
  readonly transfers: readonly FoundTransfer[];
  /** To be given as `before` for the next page; null at the end. */
  readonly next: number | null;
}
