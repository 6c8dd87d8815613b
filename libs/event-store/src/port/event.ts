import type { Brand, Instant, JsonObject } from '@lienthong/kernel';

/** A UUID. The id of a reaction's event derives from the event it reacts to, so that a repeat is recognised. */
export type EventId = Brand<string, 'EventId'>;

/** `<category>-<id>`, e.g. `transfer-0192…`; the category is what stands before the first hyphen. */
export type StreamName = Brand<string, 'StreamName'>;

/** Who says so (ETSI EN 319 522-1 keeps these apart): the hub, the sender, the recipient's gateway, application or clerk, an operator. */
export type AsserterRole =
  'hub' | 'sender' | 'gateway' | 'application' | 'clerk' | 'operator' | 'auditor' | 'registrar';

export interface Assertion {
  readonly role: AsserterRole;
  /** Agency id, when an agency speaks. */
  readonly agency?: string;
  /** Connected system that carried the words. */
  readonly system?: string;
}

/** What ties an event to the request that it goes back to. */
export interface Origin {
  /** Common to all that follows from one request. */
  readonly correlation?: string;
  /** W3C `traceparent` of what appended the event, where there was one; whoever reacts continues that trace. */
  readonly trace?: string;
}

export interface EventMetadata extends Origin {
  readonly at: Instant;
  readonly by: Assertion;
  /** Id of the event that this one reacts to. */
  readonly cause?: string;
  /** The data key under which `sealed` lies. */
  readonly key?: string;
  /** Version of the payload's shape, when it is not the first. Set by the codec. */
  readonly version?: number;
}

export interface NewEvent {
  readonly id: EventId;
  readonly type: string;
  readonly data: JsonObject;
  readonly meta: EventMetadata;
  /** Personal data of this event, encrypted (AES-256-GCM, AAD = stream + event id). The store never opens it. */
  readonly sealed?: Uint8Array;
}

/** Its members may be getters, which a spread does not copy. */
export interface RecordedEvent extends NewEvent {
  /** Place in the whole store, from 1, growing in commit order; gaps are possible in some adapters. */
  readonly position: number;
  readonly stream: StreamName;
  /** Place in its stream, from 0, dense. */
  readonly revision: number;
  readonly recordedAt: Instant;
  /** The payload and metadata as JSON text, where the adapter has them so: for who copies them unread. */
  readonly text?: { readonly data: string; readonly meta: string };
}
