import type { HoldReason } from './bearing.js';

/** What the hub remembers of an agency's `in` topic; stream `relay-<agency id>`. */
export type TopicEvent =
  /** The topic shows the inbox up to `sequence`. Written now and then, not for each record: the tail may be ahead. */
  | { readonly type: 'TopicAdvanced'; readonly data: { readonly sequence: number; readonly offset: number } }
  | { readonly type: 'TopicHeld'; readonly data: { readonly reason: HoldReason } }
  /** An operator has the topic written anew from a sequence on. */
  | { readonly type: 'TopicRebuildOrdered'; readonly data: { readonly from: number; readonly reason: string } };

export type TopicEventType = TopicEvent['type'];

const TYPES: Readonly<Record<TopicEventType, true>> = {
  TopicAdvanced: true,
  TopicHeld: true,
  TopicRebuildOrdered: true,
};

export const isTopicEventType = (type: string): type is TopicEventType => Object.hasOwn(TYPES, type);
