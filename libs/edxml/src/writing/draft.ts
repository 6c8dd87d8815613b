import type { EdxmlDocument } from '../model/document.js';
import type { EdxmlStatus } from '../model/status.js';

/** A document to write. What a reader gave fits; its manifest and attachments are made anew, its signature is not. */
export type DocumentDraft = Omit<EdxmlDocument, 'dialect' | 'manifest' | 'signature' | 'attachments'>;

export type StatusDraft = Omit<EdxmlStatus, 'dialect'>;

export type EdxmlDraft = DocumentDraft | StatusDraft;

/** What is written about an attachment. */
export interface AttachmentDescription {
  /** Bare, without `cid:`. */
  readonly contentId: string;
  readonly name: string;
  readonly description?: string;
}

export interface AttachmentSource extends AttachmentDescription {
  /** Read once, when its turn comes. */
  readonly content: AsyncIterable<Uint8Array>;
}
