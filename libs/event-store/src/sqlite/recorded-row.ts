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
export const instantAt = (at: number): Instant => {
  if (at === lastAt) return lastInstant;
  lastAt = at;
  lastInstant = instantOf(new Date(at));
  return lastInstant;
};

/** An event as text: whoever only passes over it never pays for decoding. Its getters are not copied by a spread. */
export class StoredEvent implements RecordedEvent {
  private decodedMeta: EventMetadata | undefined = undefined;
  private decodedData: JsonObject | undefined = undefined;
  declare readonly sealed?: Uint8Array;

  constructor(
    readonly position: number,
    readonly stream: StreamName,
    readonly revision: number,
    readonly id: EventId,
    readonly type: string,
    private readonly at: number,
    private readonly metaText: string,
    private readonly dataText: string,
    sealed: Uint8Array | null,
  ) {
    if (sealed !== null) this.sealed = sealed;
  }

  get recordedAt(): Instant {
    return instantAt(this.at);
  }

  get text(): { readonly data: string; readonly meta: string } {
    return { data: this.dataText, meta: this.metaText };
  }

  get meta(): EventMetadata {
    return (this.decodedMeta ??= JSON.parse(this.metaText) as EventMetadata);
  }

  get data(): JsonObject {
    return (this.decodedData ??= JSON.parse(this.dataText) as JsonObject);
  }

  toJSON(): RecordedEvent {
    const { id, type, data, meta, sealed, position, stream, revision, recordedAt } = this;
    const members = { id, type, data, meta, position, stream, revision, recordedAt };
    return sealed === undefined ? members : { ...members, sealed };
  }
}

export const toRecordedEvent = (row: Row, stream: StreamName): RecordedEvent =>
  new StoredEvent(
    row[0] as number,
    stream,
    row[2] as number,
    uuidText(row[3] as Uint8Array) as EventId,
    row[4] as string,
    row[5] as number,
    row[6] as string,
    row[7] as string,
    row[8] as Uint8Array | null,
  );
