import type { Answer, Http } from '../transport/http.js';
import { at, jsonBody } from '../transport/request.js';
import type { BusAgencyPage, BusMandate, BusMandatePage, PageQuery, Span } from '../wire/bus-mandates.js';

/** Who speaks for which agency on the message bus. */
export interface BusMandates {
  /** Of one system. */
  list(system: string, query?: PageQuery): Answer<BusMandatePage>;
  grant(system: string, agency: string, span?: Span): Answer<BusMandate>;
  /** From an instant on, default now. */
  end(system: string, agency: string, from?: string): Answer<BusMandate>;
  /** All agencies that have or ever had a bus mandate. */
  agencies(query?: PageQuery): Answer<BusAgencyPage>;
}

export const busMandatesOf = (http: Http): BusMandates => ({
  list: (system, query = {}) =>
    http.json({ method: 'GET', path: at`/v1/systems/${system}/bus-mandates`, query: { ...query }, idempotent: true }),
  grant: (system, agency, span = {}) =>
    http.json({
      method: 'PUT',
      path: at`/v1/systems/${system}/bus-mandates/${agency}`,
      body: jsonBody(span),
      idempotent: true,
    }),
  end: (system, agency, from) =>
    http.json({
      method: 'DELETE',
      path: at`/v1/systems/${system}/bus-mandates/${agency}`,
      query: { at: from },
      idempotent: true,
    }),
  agencies: (query = {}) =>
    http.json({ method: 'GET', path: '/v1/bus/agencies', query: { ...query }, idempotent: true }),
});
