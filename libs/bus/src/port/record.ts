import type { Instant } from '@lienthong/kernel';

/** What a producer writes. Header names in lower case; values as UTF-8 text. */
export interface BusRecord {
  readonly key: string | null;
  /** Null is a tombstone. */
  readonly value: Uint8Array | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a consumer finds; every topic of the hub has one partition. */
export interface ConsumedRecord extends BusRecord {
  readonly topic: string;
  /** Place in the topic's partition; transaction markers take places, too, so the numbers are not dense. */
  readonly offset: number;
  /** The broker's clock (LogAppendTime). */
  readonly appendedAt: Instant;
}
