/** Dates are civil dates `yyyy-MM-dd`. Lengths and rules are the hub's to check. */
export interface DocumentDraft {
  readonly subject: string;
  readonly content?: string;
  /** Made of the code, date, number and notation when absent. */
  readonly documentId?: string;
  readonly number?: string;
  readonly notation?: string;
  readonly promulgatedOn?: string;
  readonly place?: string;
  readonly typeName?: string;
  /** 0 thường … 4 hỏa tốc hẹn giờ. */
  readonly priority?: number;
  readonly steeringType?: number;
  readonly dueOn?: string;
  readonly signer?: { readonly competence?: string; readonly position?: string; readonly fullName?: string };
  readonly staff?: StaffDraft;
  readonly toPlaces?: readonly string[];
  readonly responseTo?: readonly {
    readonly organId?: string;
    readonly code?: string;
    readonly promulgatedOn?: string;
    readonly documentId?: string;
  }[];
  readonly attachments?: readonly { readonly name: string; readonly sha256?: string; readonly description?: string }[];
}

export interface StaffDraft {
  readonly department?: string;
  readonly staff?: string;
  readonly email?: string;
  readonly mobile?: string;
}

export interface SubmissionDraft {
  /** The sender's own identity of the message: a retry keeps it. */
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly test?: boolean;
  readonly document: DocumentDraft;
}

/** A file that goes along, streamed from disk. */
export interface FilePart {
  readonly path: string;
  /** Default: the file's own name. */
  readonly name?: string;
  readonly type?: string;
}

/** What stays in clear of a document. */
export interface DocumentHead {
  readonly documentId: string;
  readonly number?: string;
  readonly notation?: string;
  readonly promulgatedOn?: string;
  readonly typeName?: string;
  readonly priority?: number;
  readonly steeringType?: number;
  readonly dueOn?: string;
}

export interface ReadDocument {
  readonly transfer: string;
  readonly version: number;
  readonly head: DocumentHead;
  readonly subject: string;
  readonly message: Readonly<Record<string, unknown>>;
  readonly attachments: readonly {
    readonly index: number;
    readonly name: string;
    /** Of the decoded bytes, hex. */
    readonly sha256: string;
    readonly size: number;
    readonly declaredType?: string;
    readonly description?: string;
    readonly href: string;
  }[];
}

/** A file that was fetched. */
export interface Fetched {
  readonly file: string;
  readonly bytes: number;
  /** Of what was written, hex. */
  readonly sha256: string;
}
