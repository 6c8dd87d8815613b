import type { Instant } from '@lienthong/kernel';

/** Text is written as UTF-8. */
export type Written = string | Uint8Array;

/** What a producer writes. Header names in lower case; a name may stand more than once. */
export interface BusRecord {
  readonly key: Written | null;
  /** Null is a tombstone. */
  readonly value: Uint8Array | null;
  readonly headers: Readonly<Record<string, Written | readonly Written[]>>;
}

/** What lies in the topic, byte for byte: for whoever checks it, or copies it to the dead letters. */
export interface RawRecord {
  readonly key: Uint8Array | null;
  /** In their order where the client keeps it; a null value is an empty one. */
  readonly headers: readonly (readonly [name: string, value: Uint8Array])[];
}

/** What a consumer finds; every topic of the hub has one partition. */
export interface ConsumedRecord extends BusRecord {
  readonly topic: string;
  /** Place in the topic's partition; transaction markers take places, too, so the numbers are not dense. */
  readonly offset: number;
  /** The broker's clock (LogAppendTime). */
  readonly appendedAt: Instant;
  /** As text, U+FFFD where it is none; `raw` has the bytes. */
  readonly key: string | null;
  /** As text; of a name that stands more than once, the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: RawRecord;
  /** The batch could not be decompressed: this place of it is known, key, value and headers are not. */
  readonly unreadable?: true;
}
