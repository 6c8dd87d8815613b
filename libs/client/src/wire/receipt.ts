/** Code and path of what was tolerated in a message. */
export interface Warning {
  readonly code: string;
  readonly path: string;
}

/** A receipt without the names and hashes of its content, as an inbox entry keeps it. */
export interface SubmissionFacts {
  readonly event: string;
  readonly transfer: string;
  readonly eventId: string;
  readonly epoch: string;
  readonly position: number;
  readonly submittedAt: string;
  readonly sender: string;
  readonly system: string | null;
  readonly documentId: string;
  /** Codes as written. */
  readonly recipients: readonly string[];
  readonly test: boolean;
  readonly warnings: readonly Warning[];
  readonly addenda: readonly {
    readonly eventId: string;
    readonly at: string;
    readonly recipients: readonly string[];
  }[];
  readonly signature: unknown;
}

export interface ReceivedContent {
  readonly digest: string;
  readonly attachments: readonly { readonly name: string; readonly sha256: string; readonly size: number }[];
}

/** Evidence of a submission (ETSI EN 319 522-3, SubmissionAcceptance). */
export interface Receipt extends SubmissionFacts {
  readonly content: ReceivedContent;
}

export interface ChangeReceipt {
  readonly transfer: string;
  readonly requestId: string;
  readonly eventId: string;
  readonly requestedAt: string;
  readonly epoch: string;
  /** Ids of those whom it concerns: asked, told, removed or added. */
  readonly agencies: readonly string[];
  readonly signature: unknown;
}

export interface DocumentTaken {
  readonly kind: 'document';
  readonly receipt: Receipt;
}

export interface ChangeTaken {
  readonly kind: 'recall' | 'update';
  readonly receipt: ChangeReceipt;
  readonly warnings?: readonly Warning[];
}

export interface StatusTaken {
  readonly kind: 'status';
  readonly transfer: string;
  readonly agency: string;
  readonly status: string;
  /** False when it was known already. */
  readonly recorded: boolean;
  readonly eventId: string | null;
  readonly position: number;
  readonly warnings: readonly Warning[];
}

/** What an edXML message of any kind came to. */
export type MessageTaken = DocumentTaken | ChangeTaken | StatusTaken;

/** Bytes that went ahead of a message on the bus. */
export interface UploadReceipt {
  /** To be named in the message. */
  readonly upload: string;
  /** Of the plain bytes, hex. */
  readonly sha256: string;
  readonly size: number;
  readonly expiresAt: string;
}
