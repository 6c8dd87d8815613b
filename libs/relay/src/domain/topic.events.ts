import type { HoldReason } from './bearing.js';

interface Stand {
  readonly sequence: number;
  readonly offset: number;
  /** Rebuilds that were ordered so far. */
  readonly generation: number;
}

/**
 * What the hub remembers of an agency's `in` topic; stream `relay-<agency id>`. Each event says all, so that the last
 * one is enough.
 */
export type TopicEvent =
  /** The topic shows the inbox up to `sequence`. Written now and then, not for each record: the tail may be ahead. */
  | { readonly type: 'TopicAdvanced'; readonly data: Stand }
  | { readonly type: 'TopicHeld'; readonly data: Stand & { readonly reason: HoldReason } }
  /** An operator has the topic written anew behind `sequence`. */
  | { readonly type: 'TopicRebuildOrdered'; readonly data: Stand & { readonly reason: string } };

export type TopicEventType = TopicEvent['type'];
