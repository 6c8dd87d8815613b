import type { Answer, Http } from '../transport/http.js';
import { at, jsonBody } from '../transport/request.js';
import type { AgencyPage, AgencyQuery, ImportReport, Resolution } from '../wire/registry.js';

/** What an operator may record of an agency, each from a day on (`yyyy-MM-dd`). */
export interface AgencyActs {
  readonly rename: { readonly from: string; readonly name: string };
  readonly suspend: { readonly from: string; readonly reason: string };
  readonly resume: { readonly from: string };
  readonly codes: { readonly from: string; readonly code: string };
  readonly move: { readonly from: string; readonly parent?: string; readonly level?: string };
  readonly endpoint: {
    readonly from: string;
    readonly endpoint?: { readonly kind: string; readonly address: string };
  };
  readonly key: {
    readonly from: string;
    readonly key: { readonly keyId: string; readonly algorithm: string; readonly publicKey: string };
  };
}

export interface Recorded {
  readonly agencyId: string;
  /** Facts that were new; empty for a repeat. */
  readonly recorded: readonly string[];
  readonly position?: number;
}

export interface Agencies {
  act<Act extends keyof AgencyActs>(code: string, act: Act, body: AgencyActs[Act]): Answer<Recorded>;
  list(query?: AgencyQuery): Answer<AgencyPage>;
  /** Who answers for a code, now or at an instant. */
  resolve(code: string, instant?: string): Answer<Resolution>;
  /** At most 2,000 records and 1 MiB a call. Repeating an import changes nothing. */
  import(records: readonly unknown[]): Answer<ImportReport>;
  /** The example register that ships with the hub. */
  importExample(): Answer<ImportReport>;
}

export const agenciesOf = (http: Http): Agencies => ({
  act: (code, act, body) =>
    http.json({ method: 'POST', path: at`/v1/agencies/${code}/${act}`, body: jsonBody(body), idempotent: true }),
  list: (query = {}) => http.json({ method: 'GET', path: '/v1/agencies', query: { ...query }, idempotent: true }),
  resolve: (code, instant) =>
    http.json({ method: 'GET', path: at`/v1/agencies/${code}`, query: { at: instant }, idempotent: true }),
  import: (records) =>
    http.json({ method: 'POST', path: '/v1/agencies/import', body: jsonBody({ records }), idempotent: true }),
  importExample: () => http.json({ method: 'POST', path: '/v1/agencies/example', idempotent: true }),
});
