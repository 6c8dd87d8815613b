import { instantOf } from '@lienthong/kernel';
import type { Instant, JsonObject } from '@lienthong/kernel';
import { uuidText } from '../event-id.js';
import type { EventId, EventMetadata, RecordedEvent, StreamName } from '../port/event.js';

/** A row of `COLUMNS`, as an array. */
export type Row = readonly unknown[];

export const COLUMNS = 'position, stream, revision, id, type, recorded_at, meta, data, sealed';

let lastAt = Number.NaN;
let lastInstant = '' as Instant;
/** The events of a group share their instant. */
const instantAt = (at: number): Instant => {
  if (at === lastAt) return lastInstant;
  lastAt = at;
  lastInstant = instantOf(new Date(at));
  return lastInstant;
};

/** `data` and `meta` are decoded when they are first looked at: most readers pass over most events. */
export const toRecordedEvent = (row: Row, stream: StreamName): RecordedEvent => {
  const [position, , revision, id, type, at, metaText, dataText, sealed] = row;
  let meta: EventMetadata | undefined;
  let data: JsonObject | undefined;
  const event = {
    position: position as number,
    stream,
    revision: revision as number,
    id: uuidText(id as Uint8Array) as EventId,
    type: type as string,
    recordedAt: instantAt(at as number),
    text: { data: dataText as string, meta: metaText as string },
    get meta(): EventMetadata {
      return (meta ??= JSON.parse(metaText as string) as EventMetadata);
    },
    get data(): JsonObject {
      return (data ??= JSON.parse(dataText as string) as JsonObject);
    },
  };
  return sealed === null ? event : Object.assign(event, { sealed: sealed as Uint8Array });
};
