import type { JsonObject } from '@lienthong/kernel';

/** What may be shown in a list and stay in clear: no name of a person, no subject, no content. */
export interface DocumentHead {
  /** DocumentId of the message, `<OrganId>,<yyyy/MM/dd>,<number>/<notation>` or what the sender uses instead. */
  readonly documentId: string;
  readonly number?: string;
  readonly notation?: string;
  /** `yyyy-MM-dd`, civil date in Asia/Ho_Chi_Minh. */
  readonly promulgatedOn?: string;
  readonly typeName?: string;
  readonly priority?: number;
  readonly steeringType?: number;
  readonly dueOn?: string;
}

/** Sealed bytes of one part, in the order of `DocumentBody.attachments`. */
export interface StoredPart {
  readonly ref: string;
  /** Plain bytes. */
  readonly size: number;
}

export interface AttachmentLabel {
  readonly name: string;
  /** SHA-256 of the decoded, unzipped bytes, hex. */
  readonly sha256: string;
  readonly declaredType?: string;
  readonly description?: string;
}

/** The personal half of a document: encrypted in the store under the transfer's key. */
export interface DocumentBody {
  readonly subject: string;
  /** The message as the sender wrote it: the edXML model or the JSON document. */
  readonly message: JsonObject;
  readonly attachments: readonly AttachmentLabel[];
  /** SHA-256 of the canonical form; `proof` in the clear half is its salted hash. */
  readonly digest: string;
  readonly salt: string;
}

export interface Content {
  readonly head: DocumentHead;
  /** SHA-256 of salt ‖ digest, hex: outlives the erasure of the content. */
  readonly proof: string;
  /** The message exactly as received; absent when the document came as JSON. */
  readonly message?: StoredPart;
  readonly attachments: readonly StoredPart[];
}

export interface Warning {
  readonly code: string;
  readonly path: string;
}
