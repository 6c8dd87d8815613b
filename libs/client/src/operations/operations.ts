import type { Answer, Http } from '../transport/http.js';
import { at } from '../transport/request.js';
import type { EventPage, EventQuery, HubStatus, Rebuild } from '../wire/operations.js';

export interface Operations {
  status(): Answer<HubStatus>;
  /** The log from a position on. */
  events(query?: EventQuery, signal?: AbortSignal): Answer<EventPage>;
  /** Builds a read model anew beside the old one. */
  rebuild(projection: string): Answer<Rebuild>;
  /** How far the last rebuild is, or how it ended. */
  rebuildOf(projection: string): Answer<Rebuild>;
}

export const operationsOf = (http: Http): Operations => ({
  status: () => http.json({ method: 'GET', path: '/v1/operations/status', idempotent: true }),
  events: (query = {}, signal) =>
    http.json({
      method: 'GET',
      path: '/v1/events',
      query: { ...query },
      idempotent: true,
      extraMs: (query.wait ?? 0) * 1000,
      ...(signal ? { signal } : {}),
    }),
  rebuild: (projection) =>
    http.json({ method: 'POST', path: at`/v1/operations/projections/${projection}/rebuild`, idempotent: false }),
  rebuildOf: (projection) =>
    http.json({ method: 'GET', path: at`/v1/operations/projections/${projection}/rebuild`, idempotent: true }),
});
