import { readCloudEvent } from '@lienthong/bus';
import type { ConsumedRecord, Sequence } from '@lienthong/bus';
import type { WindowEntry } from '@lienthong/client';
import { Fault } from '@lienthong/kernel';
import type { NamedAttachment } from '../fetch-attachments.js';

/** A document within a record; bytes in Base64, null where they are to be fetched. */
export interface TopicDocument {
  readonly version: number;
  readonly subject: string;
  readonly edxml: string | null;
  readonly attachments: readonly (NamedAttachment & { readonly data: string | null })[];
}

/** An entry as the agency's topic shows it. */
export interface TopicEntry extends WindowEntry {
  readonly document: TopicDocument | null;
}

export interface PlacedEntry {
  readonly place: Sequence;
  readonly entry: TopicEntry;
}

/** Fault: `demo/unreadable-entry`. */
export const topicEntryOf = (record: ConsumedRecord): PlacedEntry => {
  const event = readCloudEvent(record);
  if (!event.ok || event.value.sequence === undefined)
    throw new Fault('demo/unreadable-entry', `${record.topic} ${record.offset} is no entry of an inbox`);
  return {
    place: event.value.sequence,
    entry: JSON.parse(Buffer.from(event.value.data).toString('utf8')) as TopicEntry,
  };
};
