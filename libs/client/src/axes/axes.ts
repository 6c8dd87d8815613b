import type { Answer, Http } from '../transport/http.js';
import { at, jsonBody } from '../transport/request.js';
import type { Query } from '../transport/request.js';
import type { AxisDraft, AxisLeft, AxisRound, AxisState, AxisSync, FailedPassages, RuleAll } from '../wire/axes.js';

/** The axes of which the hub is a client. */
export interface Axes {
  list(): Answer<{ readonly items: readonly AxisState[] }>;
  get(axis: string): Answer<AxisState>;
  join(draft: AxisDraft): Answer<AxisState>;
  rotate(axis: string, secret: string): Answer<AxisState>;
  leave(axis: string, reason: string): Answer<AxisLeft>;
  /** Looks for mail now; answers once all that was listed is taken. */
  pull(axis: string): Answer<AxisRound>;
  /** Tries at once what waits for an outage to end. */
  push(axis: string): Answer<{ readonly waiting: number; readonly code: string | null }>;
  sync(axis: string): Answer<AxisSync>;
  synced(axis: string): Answer<AxisSync>;
  /** Answers once nothing more is written. */
  cancelSync(axis: string): Answer<AxisSync>;
  failed(page?: { readonly after?: string; readonly limit?: number }): Answer<FailedPassages>;
  retry(id: string, reason: string): Answer<{ readonly id: string; readonly state: string }>;
  /** Tries again all that wait for a decision and fit. */
  retryAll(which: RuleAll): Answer<{ readonly ordered: number }>;
  giveUpAll(which: RuleAll): Answer<{ readonly givenUp: number }>;
  giveUp(id: string, reason: string): Answer<{ readonly id: string; readonly state: string }>;
}

/** Milliseconds that a look for mail may take: it takes in all that waits. */
const LOOK_MS = 600_000;

export const axesOf = (http: Http): Axes => {
  const read = <T>(path: string, query: Query = {}): Answer<T> =>
    http.json({ method: 'GET', path, query, idempotent: true });
  const order = <T>(path: string, body?: object, extraMs = 0): Answer<T> =>
    http.json({ method: 'POST', path, idempotent: false, extraMs, ...(body ? { body: jsonBody(body) } : {}) });
  return {
    list: () => read('/v1/axes'),
    get: (axis) => read(at`/v1/axes/${axis}`),
    join: (draft) => order('/v1/axes', draft),
    rotate: (axis, secret) => order(at`/v1/axes/${axis}/secret`, { secret }),
    leave: (axis, reason) => order(at`/v1/axes/${axis}/leave`, { reason }),
    pull: (axis) => order(at`/v1/axes/${axis}/pull`, undefined, LOOK_MS),
    push: (axis) => order(at`/v1/axes/${axis}/push`),
    sync: (axis) => order(at`/v1/axes/${axis}/sync`),
    synced: (axis) => read(at`/v1/axes/${axis}/sync`),
    cancelSync: (axis) => order(at`/v1/axes/${axis}/sync/cancel`),
    failed: ({ after, limit } = {}) => read('/v1/desk/axes', { after, limit }),
    retry: (id, reason) => order(at`/v1/desk/axes/${id}/retry`, { reason }),
    retryAll: (which) => order('/v1/desk/axes/retry', which),
    giveUpAll: (which) => order('/v1/desk/axes/give-up', which),
    giveUp: (id, reason) => order(at`/v1/desk/axes/${id}/give-up`, { reason }),
  };
};
