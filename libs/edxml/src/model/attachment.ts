/** A `Reference` of the manifest. `contentId` is bare: every leading `cid:` is taken off. */
export interface ManifestReference {
  readonly contentId?: string;
  readonly contentType?: string;
  readonly description?: string;
  readonly name?: string;
}

/** What is known of an attachment when its content begins. The name may still be missing: some senders write it last. */
export interface AttachmentHead {
  /** From 0, in the order of the message. */
  readonly index: number;
  readonly contentId?: string;
  readonly name?: string;
  readonly contentType?: string;
  readonly description?: string;
}

/** An attachment as delivered to its sink. */
export interface EdxmlAttachment {
  readonly contentId?: string;
  /** A safe file name: no folders, no control characters, no bidirectional overrides. */
  readonly name?: string;
  /** What the sender declares; it says nothing about the content. */
  readonly declaredType?: string;
  readonly description?: string;
  /** Bytes delivered (decoded, and unzipped where `form` is `zip`). */
  readonly size: number;
  /** SHA-256 of the bytes delivered, lower-case hex. */
  readonly sha256: string;
  /** How it travelled: as it is, or in a ZIP of one entry which the reader opened. */
  readonly form: 'raw' | 'zip';
  readonly entryName?: string;
}

/** Where the decoded bytes of one attachment go. Exactly one of `end` and `abort` is called last. */
export interface AttachmentSink {
  /** May answer a promise: nothing more is read until it settles. */
  write(chunk: Uint8Array): void | Promise<void>;
  /** The attachment is whole; the message may still be refused for what follows. */
  end(attachment: EdxmlAttachment): void | Promise<void>;
  abort(): void | Promise<void>;
}
