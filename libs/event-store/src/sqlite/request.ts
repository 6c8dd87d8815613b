import type { ExpectedRevision } from '../port/event-store.js';

/** What crosses to the writer: plain values, cheap to clone. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
  readonly sealed: Uint8Array | null;
}

export interface AppendRequest {
  readonly kind: 'append';
  readonly stream: string;
  readonly category: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EncodedEvent[];
  readonly keys: readonly { readonly id: string; readonly wrapped: Uint8Array }[];
}

/** Bounds of the file, for a quota or for maintenance. */
export interface Restriction {
  /** Most pages of 4 KiB; the appends beyond fail as on a full disk. */
  readonly maxPages?: number;
  readonly readOnly?: boolean;
}

export type WriteRequest =
  | AppendRequest
  | { readonly kind: 'destroy-key'; readonly id: string }
  | { readonly kind: 'checkpoint'; readonly name: string; readonly position: number }
  | { readonly kind: 'restrict'; readonly restriction: Restriction };

export interface FaultRecord {
  readonly code: string;
  readonly message: string;
  readonly retriable: boolean;
}

export type WriteResult =
  | { readonly kind: 'appended' | 'repeated'; readonly revision: number; readonly position: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'fault'; readonly fault: FaultRecord };

/** A part of a group, all of which is committed at once; `at` (milliseconds since 1970) is when its events are recorded. */
export interface RequestBatch {
  readonly at: number;
  readonly requests: readonly WriteRequest[];
}

export type GroupResult =
  | { readonly committed: true; readonly head: number; readonly results: readonly WriteResult[] }
  | { readonly committed: false; readonly fault: FaultRecord };
