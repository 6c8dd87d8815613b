import type { Clock, Outcome } from '@lienthong/kernel';
import type { Codec } from '../codec/codec.js';
import type { Checkpoints } from '../port/checkpoints.js';
import type { EventStore } from '../port/event-store.js';
import type { RecordedEvent } from '../port/event.js';
import type { ParkedEvent } from './desk.js';
import type { RetryPolicy } from './retry.js';
import type { Timing } from './timing.js';

/** Must be idempotent: the ids of what it appends derive from the event's. Throws what should be tried again or parked. */
export type Handler = (event: RecordedEvent) => Promise<void>;

export type ReactorAlarm =
  | {
      readonly reactor: string;
      readonly kind: 'unknown-type' | 'newer-version';
      readonly type: string;
      readonly position: number;
    }
  | {
      readonly reactor: string;
      readonly kind: 'parked';
      readonly type: string;
      readonly position: number;
      readonly code: string;
      /** Of the request that the event goes back to. */
      readonly correlation?: string;
    }
  | { readonly reactor: string; readonly kind: 'store-unavailable' | 'failed'; readonly code: string };

export interface ReactorOptions {
  /** Names the checkpoint and the stream `parked-<name>`; unchanging. */
  readonly name: string;
  readonly store: EventStore;
  readonly codec: Codec;
  /** An unknown type in one of these stops the reactor; a known one without handler is passed over. */
  readonly categories: readonly string[];
  readonly handlers: Readonly<Record<string, Handler>>;
  /** Events of one key are handled one after the other, in order. Default: the stream. */
  readonly key?: (event: RecordedEvent) => string;
  /** Most keys at work at once. Default 64. */
  readonly concurrency?: number;
  /** Most events taken and not finished. Default 1024. */
  readonly window?: number;
  readonly retry?: RetryPolicy;
  /** Milliseconds to wait after news before reading, so that several commits make one batch. Default 0. */
  readonly lingerMs?: number;
  readonly checkpoints: Checkpoints;
  readonly onAlarm: (alarm: ReactorAlarm) => void;
  readonly clock: Clock;
  readonly timing?: Timing;
  /** Stops the reactor, as `stop()` does. */
  readonly signal?: AbortSignal;
  /** Longest time in milliseconds that `stop()` waits for handlers at work. Default 10,000. */
  readonly drainMs?: number;
}

/** `failed`: a fault that retrying cannot heal, such as a damaged store or another writer on the desk's stream. */
export type StopReason =
  | { readonly kind: 'asked' }
  | { readonly kind: 'unknown-type' | 'newer-version'; readonly type: string; readonly position: number }
  | { readonly kind: 'failed'; readonly code: string };

export interface ReactorStatus {
  readonly name: string;
  /** All events up to here are finished: handled, passed over, parked or held. */
  readonly position: number;
  /** Positions between that and the head of the store. */
  readonly lag: number;
  readonly inFlight: number;
  readonly parked: number;
  readonly held: number;
  readonly stopped?: StopReason;
}

export interface Reactor {
  readonly name: string;
  status(): Promise<ReactorStatus>;
  /** Resolves when all up to `position` is finished; rejects with the Fault `reactor/stopped` when that will not happen. */
  caughtUp(position: number): Promise<void>;
  /** The parked desk, oldest first. */
  parked(): readonly ParkedEvent[];
  /** Handles the parked event again, and then those held behind it. Refuses with `desk/not-parked`, `reactor/stopped`. */
  retryParked(position: number, reason: string, by: string): Promise<Outcome<undefined>>;
  /** Gives the parked event up and handles those held behind it. Refuses as `retryParked` does. */
  skipParked(position: number, reason: string, by: string): Promise<Outcome<undefined>>;
  /** Takes nothing more, lets the handlers at work finish, saves the checkpoint. */
  stop(): Promise<void>;
}
