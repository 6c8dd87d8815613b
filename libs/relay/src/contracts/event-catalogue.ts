import type { EventCatalogue } from '@lienthong/event-store';
import type { TopicEventType } from '../domain/topic.events.js';

/** Every event type of the relay; all are in their first version. */
export const relayCatalogue = {
  TopicAdvanced: {},
  TopicHeld: {},
  TopicRebuildOrdered: {},
} as const satisfies Record<TopicEventType, EventCatalogue[string]>;
