import { Fault } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { News, RelayedInbox, RelayHub } from '@lienthong/relay';
import type { Http } from '../transport/http.js';
import type { ClientRefusal } from '../transport/refusal.js';
import { at, jsonBody } from '../transport/request.js';

interface WireRecord {
  readonly sequence: number;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Base64. */
  readonly value: string;
}

/** A relay has no use for a refusal but to look again: mandates may have changed. */
const orFault = <T>(outcome: Outcome<T, ClientRefusal>): T => {
  if (outcome.ok) return outcome.value;
  throw new Fault(outcome.refusal.code, 'The hub refused what the relay asked', { retriable: true });
};

/** The hub as a relay in a process of its own sees it, with a token of the role `relay`. */
export const relayHubOf = (http: Http): RelayHub => {
  const listed = async () =>
    orFault(
      await http.json<{ epoch: string; position: number; inboxes: readonly RelayedInbox[] }>({
        method: 'GET',
        path: '/v1/relay/inboxes',
        idempotent: true,
      }),
    );
  const tell = async (path: string, body: object): Promise<void> => {
    orFault(await http.json<undefined>({ method: 'POST', path, body: jsonBody(body), idempotent: true }));
  };
  return {
    epoch: async () => (await listed()).epoch,
    inboxes: listed,
    news: async (after, waitMs, signal) => {
      // A long poll ends in time to notice a hub that is gone.
      const wait = Math.min(Math.round(waitMs), 30_000);
      const request = { method: 'GET', path: '/v1/relay/news', query: { after, wait }, extraMs: wait } as const;
      try {
        return orFault(await http.json<News>({ ...request, idempotent: true, signal }));
      } catch (error) {
        if (signal.aborted) return { grown: [], changed: false, position: after };
        throw error;
      }
    },
    entries: async ({ agency, after, limit, bytes }) => {
      const { entries } = orFault(
        await http.json<{ entries: readonly WireRecord[] }>({
          method: 'GET',
          path: at`/v1/relay/inboxes/${agency}/entries`,
          query: { after, limit, bytes },
          idempotent: true,
        }),
      );
      return entries.map(({ sequence, key, headers, value }) => ({
        sequence,
        record: { key, headers, value: Buffer.from(value, 'base64') },
      }));
    },
    advance: (advances) =>
      tell('/v1/relay/advances', {
        advances: advances.map(({ agency, mark, generation }) => ({ agency, ...mark, generation })),
      }),
    hold: (agency, reason, generation) => tell(at`/v1/relay/inboxes/${agency}/hold`, { reason, generation }),
    acknowledge: (agency, sequence) => tell(at`/v1/relay/inboxes/${agency}/acknowledgement`, { sequence }),
  };
};
