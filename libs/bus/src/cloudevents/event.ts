import type { Instant } from '@lienthong/kernel';
import type { Sequence } from './sequence.js';

/** A CloudEvent 1.0 as the Kafka protocol binding carries it in binary mode. */
export interface CloudEvent {
  readonly id: string;
  /** A URI reference. */
  readonly source: string;
  readonly type: string;
  /** The record's key: the transfer or dossier whose order holds. */
  readonly key: string | null;
  readonly subject?: string;
  /** RFC 3339, as its producer wrote it. */
  readonly time?: string;
  readonly dataschema?: string;
  /** The header `content-type`. */
  readonly datacontenttype?: string;
  /** Extension `sequence`: the place in the inbox. */
  readonly sequence?: Sequence;
  /** Extension `traceparent` (W3C); one that is malformed counts as none. */
  readonly traceparent?: string;
  /** Every other extension. */
  readonly extensions: Readonly<Record<string, string>>;
  readonly data: Uint8Array;
}

/** An event with the place where it was found. */
export interface IncomingEvent extends CloudEvent {
  readonly topic: string;
  readonly offset: number;
  readonly appendedAt: Instant;
}
