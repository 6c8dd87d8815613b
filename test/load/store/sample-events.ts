import { newEventId, streamName } from '@lienthong/event-store';
import type { EventMetadata, NewEvent, StreamName } from '@lienthong/event-store';
import type { Instant, JsonObject } from '@lienthong/kernel';
import type { RawEvent } from './raw-table.js';

/** Of an event's data and metadata together. */
const EVENT_BYTES = 1000;
/** A transfer has a few events, and then there is another transfer. */
const EVENTS_PER_STREAM = 4;

const META: EventMetadata = { at: '2026-11-20T02:00:00.000Z' as Instant, by: { role: 'sender', agency: 'H99.1000' } };
const TYPE = 'DocumentSubmitted';
const meta = JSON.stringify(META);
const padding = EVENT_BYTES - meta.length - JSON.stringify({ subject: '', number: 0 }).length;
const DATA: JsonObject = { subject: 'x'.repeat(padding), number: 0 };
const data = JSON.stringify(DATA);

export interface PlacedEvent {
  readonly stream: StreamName;
  /** Of the event before it in its stream, -1 for the first. */
  readonly after: number;
  readonly event: NewEvent;
}

/** One writer's events, without end. */
export function* sampleEvents(): Generator<PlacedEvent, never> {
  for (;;) {
    const stream = streamName('transfer', newEventId());
    for (let after = -1; after < EVENTS_PER_STREAM - 1; after += 1) {
      yield { stream, after, event: { id: newEventId(), type: TYPE, meta: META, data: DATA } };
    }
  }
}

/** The same, as the rows hold them. */
export const rowOf = ({ stream, event }: PlacedEvent): RawEvent => ({ stream, id: event.id, type: TYPE, meta, data });
