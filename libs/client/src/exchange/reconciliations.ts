import type { Answer, Http } from '../transport/http.js';
import { at } from '../transport/request.js';
import type {
  DriftRate,
  ReconciliationDraft,
  ReconciliationResult,
  ReconciliationRun,
} from '../wire/reconciliation.js';
import { multipartBody } from './parts.js';
import type { SendOptions } from './submissions.js';

export interface Reconciliations {
  /** An agency's own view as a file: CSV, XLSX or JSON by the end of its name. */
  reconcile(draft: ReconciliationDraft, file: string, options?: Pick<SendOptions, 'onSent'>): Answer<ReconciliationRun>;
  reconciliation(run: string, after?: string): Answer<ReconciliationResult>;
  driftRate(agency?: string, knownAt?: string): Answer<DriftRate>;
}

/** A view of a million rows. */
const COMPARING_MS = 120_000;

export const reconciliationsOf = (http: Http): Reconciliations => ({
  reconcile: (draft, file, { onSent } = {}) =>
    http.json({
      method: 'POST',
      path: '/v1/reconciliations',
      body: multipartBody(draft, [{ path: file }]),
      idempotent: draft.messageId !== undefined,
      extraMs: COMPARING_MS,
      ...(onSent === undefined ? {} : { onSent }),
    }),
  reconciliation: (run, after) =>
    http.json({ method: 'GET', path: at`/v1/reconciliations/${run}`, query: { after }, idempotent: true }),
  driftRate: (agency, knownAt) =>
    http.json({ method: 'GET', path: '/v1/drift-rate', query: { agency, knownAt }, idempotent: true }),
});
