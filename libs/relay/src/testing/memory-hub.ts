import { openMemoryEventStore } from '@lienthong/event-store';
import { systemClock } from '@lienthong/kernel';
import { createTopicLedger } from '../application/topic-ledger.js';
import type { RelayHub } from '../application/ports.js';
import { recordRoom } from '../application/record-room.js';

export const EPOCH = '0192f0a0-0000-7000-8000-000000000001';

/** A hub whose inboxes are numbers, with the true ledger of topics on a store in memory. */
export const openMemoryHub = (agencies: readonly string[]) => {
  const store = openMemoryEventStore({ clock: systemClock });
  const ledger = createTopicLedger({ store, clock: systemClock });
  const heads = new Map(agencies.map((agency) => [agency, -1]));
  const acknowledged = new Map<string, number>();
  let position = 0;
  let grown: { readonly agency: string; readonly at: number }[] = [];
  let changedAt = 0;
  const sleepers = new Set<() => void>();
  const wake = (): void => {
    position += 1;
    for (const one of sleepers) one();
  };

  const hub: RelayHub = {
    epoch: () => Promise.resolve(EPOCH),
    inboxes: async () => {
      const asOf = position;
      const inboxes = await Promise.all(
        [...heads].map(async ([agency, head]) => {
          const { mark, generation } = await ledger.topicOf(agency);
          return { agency, mark, generation, head };
        }),
      );
      return { inboxes, position: asOf };
    },
    news: async (after, waitMs, signal) => {
      if (position === after && waitMs > 0 && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const done = (): void => {
            clearTimeout(timer);
            sleepers.delete(done);
            resolve();
          };
          const timer = setTimeout(done, waitMs);
          sleepers.add(done);
          signal.addEventListener('abort', done, { once: true });
        });
      }
      const found = grown.filter(({ at }) => at > after).map(({ agency }) => agency);
      const since = [...new Set(found)].map((agency) => ({ agency, head: heads.get(agency) ?? -1 }));
      return { grown: since, changed: changedAt > after, position };
    },
    entries: ({ agency, after, limit, bytes }) => {
      const last = Math.min(heads.get(agency) ?? -1, after + limit);
      const found = Array.from({ length: Math.max(0, last - after) }, (_, index) => ({
        sequence: after + 1 + index,
        record: { key: agency, value: Buffer.from(String(after + 1 + index)), headers: {} },
      }));
      let left = bytes;
      const fits = found.findIndex(({ record }, index) => (left -= recordRoom(record)) < 0 && index > 0);
      return Promise.resolve(fits === -1 ? found : found.slice(0, fits));
    },
    advance: async (advances) => {
      for (const advance of advances) await ledger.advance(advance);
    },
    hold: (agency, reason, generation) => ledger.hold(agency, reason, generation),
    acknowledge: (agency, sequence) => {
      acknowledged.set(agency, sequence);
      return Promise.resolve();
    },
  };

  return {
    hub,
    ledger,
    heads,
    acknowledged,
    grow: (agency: string, count: number): void => {
      heads.set(agency, (heads.get(agency) ?? -1) + count);
      wake();
      grown = [...grown, { agency, at: position }];
    },
    rebuild: async (agency: string, from: number): Promise<void> => {
      const head = heads.get(agency) ?? -1;
      await ledger.orderRebuild(agency, { from, head, reason: 'the topic was lost' }, { role: 'operator' });
      wake();
      changedAt = position;
    },
  };
};
