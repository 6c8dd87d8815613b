import type { Answer, Http } from '../transport/http.js';
import { at, jsonBody } from '../transport/request.js';
import type { FailedOffer, OfferRuling } from '../wire/axis.js';
import type { Reach } from '../wire/trace.js';

/** An operator's decisions on what a system of the axis's protocol failed to take. None is tried twice. */
export interface FailedOffers {
  list(): Answer<{ readonly failed: readonly FailedOffer[] } & Reach>;
  retry(id: string, reason: string): Answer<OfferRuling>;
  skip(id: string, reason: string): Answer<OfferRuling>;
}

export const failedOffersOf = (http: Http): FailedOffers => {
  const decide = (path: string, reason: string): Answer<OfferRuling> =>
    http.json({ method: 'POST', path, body: jsonBody({ reason }), idempotent: false });
  return {
    list: () => http.json({ method: 'GET', path: '/v1/desk/axis', idempotent: true }),
    retry: (id, reason) => decide(at`/v1/desk/axis/${id}/retry`, reason),
    skip: (id, reason) => decide(at`/v1/desk/axis/${id}/skip`, reason),
  };
};
