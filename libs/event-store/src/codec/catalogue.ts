import type { JsonObject } from '@lienthong/kernel';

/** Makes the payload of the next version out of this one. Pure; its test feeds it payloads as they were stored. */
export type Upcaster = (data: JsonObject) => JsonObject;

export interface EventTypeHistory {
  /** Version written today. Default 1. */
  readonly version?: number;
  /** By the version that each one reads; there must be one for every version before today's. */
  readonly upcasters?: Readonly<Record<number, Upcaster>>;
}

/** Every event type that this software knows, by name. */
export type EventCatalogue = Readonly<Record<string, EventTypeHistory>>;
