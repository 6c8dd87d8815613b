import type { Answer, Http } from '../transport/http.js';
import { at, jsonBody } from '../transport/request.js';
import type { FilePart, StaffDraft, SubmissionDraft } from '../wire/document.js';
import type { DocumentTaken, MessageTaken, StatusTaken, ChangeTaken } from '../wire/receipt.js';
import { fileBody, multipartBody } from './parts.js';

export interface SendOptions {
  /** Validated, resolved and receipted, and shown to nobody but its sender. */
  readonly test?: boolean;
  readonly signal?: AbortSignal;
  /** Bytes of the body that have left so far; begins anew with a retry. */
  readonly onSent?: (bytes: number) => void;
}

export interface ReportDraft {
  /** Identity of the report: a repeat is no new fact. */
  readonly messageId: string;
  /** 01–06, 02, 15, 16; 13 is the sender's. */
  readonly status: string;
  readonly at?: string;
  readonly reason?: string;
  readonly staff?: StaffDraft;
}

export interface AnswerDraft {
  readonly messageId: string;
  readonly agreed: boolean;
  readonly reason?: string;
}

export interface Submissions {
  submitDocument(document: SubmissionDraft, files?: readonly FilePart[], options?: SendOptions): Answer<DocumentTaken>;
  /** A document or a status message, byte for byte as the file has it. */
  submitEdxml(path: string, options?: SendOptions): Answer<MessageTaken>;
  /** 13, of the sender, answers with a recall. */
  reportStatus(transfer: string, agency: string, report: ReportDraft): Answer<StatusTaken | ChangeTaken>;
  /** Agrees to (15) or refuses (16) the open recall, else the oldest open update. */
  answer(transfer: string, agency: string, answer: AnswerDraft): Answer<StatusTaken>;
}

const sending = ({ signal, onSent, test }: SendOptions) => ({
  ...(test === true ? { query: { test: 'true' } } : {}),
  ...(signal ? { signal } : {}),
  ...(onSent ? { onSent } : {}),
});

/** All of these carry the sender's own identity, by which the hub recognises a repeat: so each may be tried again. */
export const submissionsOf = (http: Http): Submissions => ({
  submitDocument: (document, files = [], options = {}) =>
    http.json({
      method: 'POST',
      path: '/v1/transfers',
      body: multipartBody(document, files),
      idempotent: true,
      ...sending(options),
    }),
  submitEdxml: (path, options = {}) =>
    http.json({
      method: 'POST',
      path: '/v1/transfers',
      body: fileBody(path, 'application/edxml+xml'),
      idempotent: true,
      ...sending(options),
    }),
  reportStatus: (transfer, agency, report) =>
    http.json({
      method: 'POST',
      path: at`/v1/deliveries/${transfer}/${agency}/status`,
      body: jsonBody(report),
      idempotent: true,
    }),
  answer: (transfer, agency, answer) =>
    http.json({
      method: 'POST',
      path: at`/v1/deliveries/${transfer}/${agency}/answer`,
      body: jsonBody(answer),
      idempotent: true,
    }),
});
