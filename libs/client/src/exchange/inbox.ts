import type { Answer, Http } from '../transport/http.js';
import { at, jsonBody } from '../transport/request.js';
import type { Acknowledgement, InboxPage, WindowEntry } from '../wire/inbox.js';
import type { Outcome } from '@lienthong/kernel';
import type { ClientRefusal } from '../transport/refusal.js';
import { followInbox } from './follow-inbox.js';

export interface InboxWindow {
  /** Cursor, exclusive; `start` for the whole inbox; default: behind what this system acknowledged. */
  readonly after?: string;
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

export interface FollowWindow extends Pick<InboxWindow, 'after' | 'signal'> {
  /** Told when the line broke; it is taken up again. */
  readonly onTrouble?: (error: unknown) => void;
}

export interface Inbox {
  readInbox(agency: string, window?: InboxWindow): Answer<InboxPage>;
  /** Waits up to so many seconds (at most 60) for an entry when there is none. */
  pollInbox(agency: string, waitSeconds: number, window?: InboxWindow): Answer<InboxPage>;
  /**
   * Every entry from the window's start on, over server-sent events. A broken line is taken up again behind the last
   * entry. Ends with the signal, or after a refusal.
   */
  followInbox(agency: string, window?: FollowWindow): AsyncGenerator<Outcome<WindowEntry, ClientRefusal>>;
  acknowledge(agency: string, sequence: number): Answer<Acknowledgement>;
  /** Acknowledges everything up to a cursor. */
  moveCursor(agency: string, cursor: string): Answer<Acknowledgement>;
}

export const inboxOf = (http: Http): Inbox => {
  const pollInbox: Inbox['pollInbox'] = (agency, wait, { after, limit, signal } = {}) =>
    http.json({
      method: 'GET',
      path: at`/v1/agencies/${agency}/inbox`,
      query: { after, limit, wait: wait > 0 ? wait : undefined },
      idempotent: true,
      extraMs: wait * 1000,
      ...(signal ? { signal } : {}),
    });
  return {
    pollInbox,
    readInbox: (agency, window) => pollInbox(agency, 0, window),
    followInbox: (agency, window = {}) => followInbox(http, agency, window),
    acknowledge: (agency, sequence) =>
      http.json({ method: 'POST', path: at`/v1/agencies/${agency}/inbox/${sequence}/ack`, idempotent: true }),
    moveCursor: (agency, cursor) =>
      http.json({
        method: 'PUT',
        path: at`/v1/agencies/${agency}/inbox/cursor`,
        body: jsonBody({ cursor }),
        idempotent: true,
      }),
  };
};
