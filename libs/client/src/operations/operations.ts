import type { Answer, Http } from '../transport/http.js';
import { at } from '../transport/request.js';
import type { EventPage, EventQuery } from '../wire/operations.js';

export interface Operations {
  status(): Answer<unknown>;
  /** The log from a position on. */
  events(query?: EventQuery, signal?: AbortSignal): Answer<EventPage>;
  /** Builds a read model anew beside the old one. */
  rebuild(projection: string): Answer<unknown>;
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
});
