import type { Answer, Http } from '../transport/http.js';
import { at, jsonBody } from '../transport/request.js';
import type { DocumentDraft, FilePart } from '../wire/document.js';
import type { ChangeTaken, DocumentTaken } from '../wire/receipt.js';
import { multipartBody } from './parts.js';

export interface RecallDraft {
  /** Identity of the request: a repeat answers as the first did. */
  readonly messageId: string;
  readonly reason: string;
  /** Codes of the recipients that are asked; default all. */
  readonly agencies?: readonly string[];
}

export interface UpdateDraft {
  readonly messageId: string;
  readonly reason: string;
  /** The document as it is from now on; absent when only the recipients change. */
  readonly document?: DocumentDraft;
  readonly addRecipients?: readonly string[];
  readonly removeRecipients?: readonly string[];
}

export interface ReplaceDraft {
  readonly messageId: string;
  /** Default: the recipients of the replaced document. */
  readonly to?: readonly string[];
  readonly document: DocumentDraft;
}

export interface Changes {
  /** Cancels where nothing was opened, asks elsewhere. */
  recall(transfer: string, draft: RecallDraft): Answer<ChangeTaken>;
  update(transfer: string, draft: UpdateDraft, files?: readonly FilePart[]): Answer<ChangeTaken>;
  /** Opens a transfer of its own. */
  replace(transfer: string, draft: ReplaceDraft, files?: readonly FilePart[]): Answer<DocumentTaken>;
}

export const changesOf = (http: Http): Changes => ({
  recall: (transfer, draft) =>
    http.json({
      method: 'POST',
      path: at`/v1/transfers/${transfer}/recall`,
      body: jsonBody(draft),
      idempotent: true,
    }),
  update: (transfer, draft, files = []) =>
    http.json({
      method: 'POST',
      path: at`/v1/transfers/${transfer}/update`,
      body: multipartBody(draft, files),
      idempotent: true,
    }),
  replace: (transfer, draft, files = []) =>
    http.json({
      method: 'POST',
      path: at`/v1/transfers/${transfer}/replace`,
      body: multipartBody(draft, files),
      idempotent: true,
    }),
});
