import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore } from '@lienthong/event-store';
import { inboxOf } from '../ledger/streams.js';

/** Wakes who waits for an inbox to grow. */
export interface InboxSignals {
  /** Resolves when an entry was placed since the call, when `ms` are over, or when the signal aborts. Never rejects. */
  grown(agency: string, ms: number, signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

export const startInboxSignals = async (store: EventStore): Promise<InboxSignals> => {
  const waiting = new Map<string, Set<() => void>>();
  const ended = new AbortController();
  const after = await store.head();

  const follow = async (): Promise<void> => {
    const filter = { types: ['InboxEntryPlaced'] };
    for await (const { events } of store.subscribe({ after, filter, linger: () => pause(10), signal: ended.signal })) {
      for (const event of events) waiting.get(inboxOf(event.stream))?.forEach((wake) => wake());
    }
  };
  const following = follow().catch(() => undefined);

  const grown = (agency: string, ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const sleepers = waiting.get(agency) ?? new Set();
      waiting.set(agency, sleepers);
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        sleepers.delete(done);
        if (sleepers.size === 0 && waiting.get(agency) === sleepers) waiting.delete(agency);
        resolve();
      };
      const timer = setTimeout(done, ms);
      sleepers.add(done);
      if (signal.aborted) done();
      else signal.addEventListener('abort', done, { once: true });
    });

  return {
    grown,
    stop: async () => {
      ended.abort();
      await following;
      for (const sleepers of waiting.values()) for (const wake of [...sleepers]) wake();
    },
  };
};
