import type { ParkCause } from './retry.js';

interface Line {
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  readonly key: string;
}

interface Ruling {
  readonly position: number;
  readonly eventId: string;
  readonly key: string;
  readonly reason: string;
  readonly by: string;
}

/** What `parked-<reactor>` tells. */
export type DeskEvent =
  | { readonly type: 'EventParked'; readonly data: Line & { readonly cause: ParkCause; readonly attempts: number } }
  | { readonly type: 'EventHeld'; readonly data: Line }
  | { readonly type: 'EventReleased'; readonly data: Ruling }
  | { readonly type: 'EventSkipped'; readonly data: Ruling }
  /** A released or held event was handled after all. */
  | { readonly type: 'EventResumed'; readonly data: Line };

/** For the catalogue of the codec. */
export const deskCatalogue = {
  EventParked: {},
  EventHeld: {},
  EventReleased: {},
  EventSkipped: {},
  EventResumed: {},
} as const satisfies Record<DeskEvent['type'], object>;
