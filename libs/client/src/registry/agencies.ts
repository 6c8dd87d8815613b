import type { Answer, Http } from '../transport/http.js';
import { at, jsonBody } from '../transport/request.js';
import type { AgencyPage, AgencyQuery, ImportReport, Resolution } from '../wire/registry.js';

export interface Agencies {
  list(query?: AgencyQuery): Answer<AgencyPage>;
  /** Who answers for a code, now or at an instant. */
  resolve(code: string, instant?: string): Answer<Resolution>;
  /** At most 2,000 records and 1 MiB a call. Repeating an import changes nothing. */
  import(records: readonly unknown[]): Answer<ImportReport>;
  /** The example register that ships with the hub. */
  importExample(): Answer<ImportReport>;
}

export const agenciesOf = (http: Http): Agencies => ({
  list: (query = {}) => http.json({ method: 'GET', path: '/v1/agencies', query: { ...query }, idempotent: true }),
  resolve: (code, instant) =>
    http.json({ method: 'GET', path: at`/v1/agencies/${code}`, query: { at: instant }, idempotent: true }),
  import: (records) =>
    http.json({ method: 'POST', path: '/v1/agencies/import', body: jsonBody({ records }), idempotent: true }),
  importExample: () => http.json({ method: 'POST', path: '/v1/agencies/example', idempotent: true }),
});
