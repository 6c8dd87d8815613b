import type { RecordedEvent, NewEvent, StreamName } from './event.js';

/** `no-stream`: the stream must not exist. A number: its last revision must be this. */
export type ExpectedRevision = 'any' | 'no-stream' | number;

/** A data key wrapped by the master key; written in the same commit as the events that need it. */
export interface WrappedKey {
  readonly id: string;
  readonly wrapped: Uint8Array;
}

export interface AppendOptions {
  readonly keys?: readonly WrappedKey[];
}

export interface AppendResult {
  /** `repeated`: these event ids were already in the stream, in this order; the places are those of the first time. */
  readonly outcome: 'appended' | 'repeated';
  /** Revision and position of the last event. */
  readonly revision: number;
  readonly position: number;
}

export interface ReadStreamOptions {
  /** First revision to give, inclusive. Default: 0 forward, the last one backward. */
  readonly from?: number;
  readonly direction?: 'forward' | 'backward';
  readonly limit?: number;
}

/** Both given: both must fit. */
export interface FeedFilter {
  /** Stream categories, e.g. `['transfer', 'delivery']`. */
  readonly categories?: readonly string[];
  readonly types?: readonly string[];
}

export interface ReadAllOptions {
  /** Exclusive; 0 reads from the start. */
  readonly after: number;
  readonly limit: number;
  readonly filter?: FeedFilter;
}

export interface FeedPage {
  readonly events: readonly RecordedEvent[];
  /** Everything up to here was looked at, whether it passed the filter or not: the checkpoint to continue after. */
  readonly position: number;
}

export interface FeedBatch extends FeedPage {
  /** True when this batch reached the head of the store. */
  readonly live: boolean;
}

export interface SubscribeOptions {
  readonly after: number;
  readonly filter?: FeedFilter;
  /** Most events in one batch. Default 512. */
  readonly batch?: number;
  /** Awaited after news and before reading, so that several commits make one batch. */
  readonly linger?: () => Promise<void>;
  /** Ends the subscription. */
  readonly signal: AbortSignal;
}

/**
 * The only truth. Durable when `append` resolves.
 *
 * Thrown faults: `store/wrong-revision` (retriable by deciding anew), `store/id-taken` (an event id lies in another
 * stream, only some of the ids are there, or they are there in another order), `store/key-taken` (a data key of that id
 * exists or was destroyed), `store/nothing-to-append`, `store/unavailable` (full or read-only disk; retriable),
 * `store/corrupt`, `store/closed`.
 */
export interface EventStore {
  /** UUIDv7 made with the store, and anew at every restore. */
  readonly epoch: string;

  append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
    options?: AppendOptions,
  ): Promise<AppendResult>;

  /** An unknown stream reads as empty. */
  readStream(stream: StreamName, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]>;

  /** Last revision, or -1 for an unknown stream. */
  headOf(stream: StreamName): Promise<number>;

  /** A page shorter than its limit reached the head. */
  readAll(options: ReadAllOptions): Promise<FeedPage>;

  /** Position of the last event, 0 in an empty store. */
  head(): Promise<number>;

  /**
   * Catch-up first, then live. Never skips an event that becomes visible late; empty batches tell of progress. Ends on
   * its signal and when the store is closed; throws what reading throws.
   */
  subscribe(options: SubscribeOptions): AsyncIterable<FeedBatch>;

  /** Undefined for an unknown or destroyed key. */
  readKey(id: string): Promise<Uint8Array | undefined>;

  /** Erasing content is destroying its key. Durable when it resolves. */
  destroyKey(id: string): Promise<void>;

  close(): Promise<void>;
}
