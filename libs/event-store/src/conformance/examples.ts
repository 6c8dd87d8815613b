import { instantOf } from '@lienthong/kernel';
import type { JsonObject } from '@lienthong/kernel';
import { newEventId } from '../event-id.js';
import type { FeedBatch, FeedFilter } from '../port/event-store.js';
import type { EventStore } from '../port/event-store.js';
import type { EventId, NewEvent, RecordedEvent, StreamName } from '../port/event.js';
import { streamName } from '../stream-name.js';

let made = 0;

/** A category that no other test uses, so that adapters may share one store among tests. */
export const freshCategory = (): string => `c${process.pid}_${Date.now().toString(36)}_${made++}`;

export const freshStream = (category = freshCategory()): StreamName => streamName(category, newEventId());

export const event = (type = 'ThingHappened', data: JsonObject = {}, id: EventId = newEventId()): NewEvent => ({
  id,
  type,
  data,
  meta: { at: instantOf(new Date(1_700_000_000_000)), by: { role: 'hub' } },
});

export const events = (count: number, type?: string): readonly NewEvent[] =>
  Array.from({ length: count }, (_, number) => event(type, { number }));

export const idsOf = (list: readonly { readonly id: EventId }[]): readonly EventId[] => list.map(({ id }) => id);

/** Collects from a subscription until the test has seen enough. */
export const collect = async (
  store: EventStore,
  options: { readonly after: number; readonly filter?: FeedFilter; readonly batch?: number },
  enough: (seen: readonly RecordedEvent[], batch: FeedBatch) => boolean,
): Promise<readonly RecordedEvent[]> => {
  const end = new AbortController();
  const seen: RecordedEvent[] = [];
  for await (const batch of store.subscribe({ ...options, signal: end.signal })) {
    seen.push(...batch.events);
    if (enough(seen, batch)) break;
  }
  end.abort();
  return seen;
};
