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
  readonly add: (group: readonly Settled[]) => void;
  /** Undefined where it does not reach back that far. */
  readonly window: (after: number, limit: number, filter: FeedFilter | undefined) => FeedBatch | undefined;
}

/** Events, and characters of their text. */
const KEPT = 1024;
const KEPT_TEXT = 4_000_000;

const sizeOf = ({ text, sealed }: RecordedEvent): number =>
  (text?.data.length ?? 0) + (text?.meta.length ?? 0) + (sealed?.length ?? 0);

/** From the end, until either bound is reached. */
const newest = (events: readonly RecordedEvent[], kept: number): RecordedEvent[] => {
  let from = events.length;
  for (let held = 0; from > Math.max(0, events.length - kept); from -= 1) {
    const event = events[from - 1];
    held += event === undefined ? 0 : sizeOf(event);
    if (held > KEPT_TEXT) break;
  }
  return events.slice(from);
};

export const createRecentEvents = (kept = KEPT): RecentEvents => {
  let events: RecordedEvent[] = [];
  let held = 0;

  const addAppend = ({ request, result, at }: Settled): void => {
    if (request.kind !== 'append' || result.kind !== 'appended') return;
    const before = result.position - request.events.length;
    const last = events.at(-1);
    // Positions are dense within one writer's life; a step would mean that something else wrote.
    if (last !== undefined && last.position !== before) {
      events = [];
      held = 0;
    }
    const firstRevision = result.revision - request.events.length + 1;
    request.events.forEach(({ id, type, data, meta, sealed }, index) => {
      const [position, revision] = [before + 1 + index, firstRevision + index];
      const stream = request.stream as StreamName;
      held += data.length + meta.length + (sealed?.length ?? 0);
      events.push(new StoredEvent(position, stream, revision, id as EventId, type, at, meta, data, sealed));
    });
  };

  return {
    add: (group) => {
      for (const settled of group) addAppend(settled);
      if (events.length > 2 * kept || held > 2 * KEPT_TEXT) {
        events = newest(events, kept);
        held = events.reduce((sum, event) => sum + sizeOf(event), 0);
      }
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
