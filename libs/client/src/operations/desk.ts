import type { Answer, Http } from '../transport/http.js';
import { at, jsonBody } from '../transport/request.js';
import type { AwaitedRouting, ParkedPage, Ruling, TopicState } from '../wire/operations.js';
import type { Reach } from '../wire/trace.js';

/** An operator's decisions. None is tried twice: a decision that is taken already answers otherwise. */
export interface Desk {
  routing(): Answer<{ readonly awaited: readonly AwaitedRouting[] } & Reach>;
  assign(id: string, to: string, reason: string): Answer<{ readonly id: string; readonly to: string }>;
  parked(): Answer<ParkedPage>;
  retry(id: string, reason: string): Answer<Ruling>;
  skip(id: string, reason: string): Answer<Ruling>;
  /** How far an agency's `in` topic shows its inbox. */
  topic(agency: string): Answer<TopicState>;
  /** Has the topic written anew from a sequence on. */
  rebuildTopic(agency: string, from: number, reason: string): Answer<TopicState>;
}

export const deskOf = (http: Http): Desk => {
  const decide = <T>(path: string, body: object): Answer<T> =>
    http.json({ method: 'POST', path, body: jsonBody(body), idempotent: false });
  return {
    routing: () => http.json({ method: 'GET', path: '/v1/desk/routing', idempotent: true }),
    assign: (id, to, reason) => decide(at`/v1/desk/routing/${id}/assign`, { to, reason }),
    parked: () => http.json({ method: 'GET', path: '/v1/desk/parked', idempotent: true }),
    retry: (id, reason) => decide(at`/v1/desk/parked/${id}/retry`, { reason }),
    skip: (id, reason) => decide(at`/v1/desk/parked/${id}/skip`, { reason }),
    topic: (agency) => http.json({ method: 'GET', path: at`/v1/desk/topics/${agency}`, idempotent: true }),
    rebuildTopic: (agency, from, reason) => decide(at`/v1/desk/topics/${agency}/rebuild`, { from, reason }),
  };
};
