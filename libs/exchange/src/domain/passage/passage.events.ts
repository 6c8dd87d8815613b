import type { Instant } from '@lienthong/kernel';

/** What passes over an axis: a document of type 0 or 3, a recall, an update, or a status. */
export type PassageKind = 'document' | 'recall' | 'update' | 'status';

/** An entry of a recipient's inbox on its way to the axis where that recipient is at home. */
export interface Departing {
  readonly axis: string;
  readonly transfer: string;
  /** The recipient whose inbox holds the entry. */
  readonly agency: string;
  /** Of the entry in that inbox. */
  readonly sequence: number;
  readonly kind: PassageKind;
  /** From 1; an operator's order makes the next one. */
  readonly attempt: number;
}

/** Why the axis or the hub did not take it. */
export interface PassageFailure {
  /** Of the catalogue of refusals. */
  readonly code: string;
  readonly path?: string;
  /** The axis's own number, as it came. */
  readonly number?: string;
  /** What the last try ended with, of a message that was set aside. */
  readonly outage?: string;
  /** And how often it had failed, since when. */
  readonly times?: number;
  readonly since?: Instant;
}

/** How often a message failed while the axis took or handed out others. */
export interface Faltering {
  readonly passage: string;
  /** Of the last try; of the catalogue of refusals. */
  readonly code: string;
  /** Tries that speak against the message; 0 while nothing tells it from an outage of the whole axis. */
  readonly times: number;
  /** When the first of them ended, or when the message began to wait. */
  readonly since: Instant;
}

/** How the axis listed a message: most list what failed no more, and another try needs it. */
export interface AsListed {
  readonly from: string;
  readonly to: string;
}

/**
 * A message's way over an axis, which gives no evidence of its own (ETSI EN 319 522 calls it a non-ERDS). Streams
 * `passage-<id>`, one for each message.
 */
export type PassageEvent =
  /** Durable before a byte leaves: a repeat after a crash carries the same moment, so that the axis knows it again. */
  | { readonly type: 'RelayBegun'; readonly data: Departing }
  /** The axis took it and knows it by `docId`. */
  | { readonly type: 'RelayToNonERDS'; readonly data: Departing & { readonly docId: string } }
  /** The axis calls a document of this hub so, and none but that; stream of the name alone. */
  | {
      readonly type: 'DocIdGiven';
      /** `of` is the document's transfer. */
      readonly data: { readonly axis: string; readonly docId: string; readonly of: string };
    }
  | {
      readonly type: 'ReceivedFromNonERDS';
      readonly data: {
        readonly axis: string;
        readonly docId: string;
        readonly transfer: string;
        readonly kind: PassageKind;
        /** Who reported, of a status. */
        readonly agency?: string;
      };
    };

/**
 * What waits for the axis or for an operator, and what was decided; stream `axisdesk-<axis>`. `passage` names the message's
 * way.
 */
export type PassageDeskEvent =
  /** It is tried again by itself: the axis gave no answer that says anything about it. */
  | { readonly type: 'RelayFaltered'; readonly data: Departing & Faltering }
  | {
      readonly type: 'ReceiveFaltered';
      readonly data: Faltering & {
        readonly axis: string;
        readonly docId: string;
        readonly attempt: number;
        /** Of one that failed before. */
        readonly listed?: AsListed;
      };
    }
  | {
      readonly type: 'RelayToNonERDSFailure';
      readonly data: Departing & PassageFailure & { readonly passage: string };
      /** What the axis said, in its own words. */
      readonly personal?: { readonly words: string };
    }
  | {
      readonly type: 'ReceivedFromNonERDSFailure';
      readonly data: PassageFailure & {
        readonly axis: string;
        readonly passage: string;
        readonly docId: string;
        readonly attempt: number;
        readonly listed?: AsListed;
      };
    }
  | { readonly type: 'PassageRetryOrdered'; readonly data: { readonly passage: string; readonly reason: string } }
  | { readonly type: 'PassageGivenUp'; readonly data: { readonly passage: string; readonly reason: string } }
  /** It passed in the end. */
  | { readonly type: 'PassageSettled'; readonly data: { readonly passage: string } };

export type PassageEventType = (PassageEvent | PassageDeskEvent)['type'];
