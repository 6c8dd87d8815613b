import type { FeedBatch, FeedFilter } from '../port/event-store.js';
import type { EventId, RecordedEvent, StreamName } from '../port/event.js';
import { passes } from '../feed/filter.js';
import { StoredEvent } from './recorded-row.js';
import type { WriteRequest, WriteResult } from './request.js';

/** One request of a committed group, and what became of it. */
export interface Settled {
  readonly request: WriteRequest;
  readonly result: WriteResult;
  /** When its events were recorded, milliseconds since 1970. */
  readonly at: number;
}

/**
 * The newest events of the store, kept by its only writer: whoever follows the feed closely is answered from memory
 * instead of reading back what was just written.
 */
export interface RecentEvents {
  /** In the order in which they were committed. */
  add(group: readonly Settled[]): void;
  /** Undefined where it does not reach back that far. */
  window(after: number, limit: number, filter: FeedFilter | undefined): FeedBatch | undefined;
}

const KEPT = 4096;

export const createRecentEvents = (kept = KEPT): RecentEvents => {
  let events: RecordedEvent[] = [];

  const addAppend = ({ request, result, at }: Settled): void => {
    if (request.kind !== 'append' || result.kind !== 'appended') return;
    const before = result.position - request.events.length;
    const last = events.at(-1);
    // Positions are dense within one writer's life; a step would mean that something else wrote.
    if (last !== undefined && last.position !== before) events = [];
    const firstRevision = result.revision - request.events.length + 1;
    request.events.forEach(({ id, type, data, meta, sealed }, index) => {
      const [position, revision] = [before + 1 + index, firstRevision + index];
      const stream = request.stream as StreamName;
      events.push(new StoredEvent(position, stream, revision, id as EventId, type, at, meta, data, sealed));
    });
  };

  return {
    add: (group) => {
      for (const settled of group) addAppend(settled);
      if (events.length > 2 * kept) events = events.slice(-kept);
    },
    window: (after, limit, filter) => {
      const [first, last] = [events[0], events.at(-1)];
      if (first === undefined || last === undefined || after + 1 < first.position) return undefined;
      const found: RecordedEvent[] = [];
      for (let index = after + 1 - first.position; index < events.length; index += 1) {
        const event = events[index];
        if (event === undefined || !passes(event, filter)) continue;
        found.push(event);
        if (found.length >= limit) return { events: found, position: event.position, live: event === last };
      }
      return { events: found, position: Math.max(after, last.position), live: true };
    },
  };
};
