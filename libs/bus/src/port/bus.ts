import type { BusRecord, ConsumedRecord } from './record.js';

export interface TopicRecords {
  readonly topic: string;
  readonly records: readonly BusRecord[];
}

/**
 * Writes whole transactions. Opening one with a transactional id fences the producer that had it before, on whatever
 * machine it is, and settles what that one left open: once this one is open, the tails are final.
 */
export interface FencedProducer extends AsyncDisposable {
  /**
   * All records of all topics become visible together, or none. Resolves with the offset of each topic's first record;
   * those of one topic lie one behind the other. One transaction at a time.
   *
   * After a fault the producer is spent, and every further call throws the same: open another, which settles the
   * transaction, and look at the tails. Faults: `bus/fenced` (a successor took over; never retriable),
   * `bus/unavailable` (retriable; whether it was written is open until the next producer is), and, with nothing
   * written, `bus/too-large`, `bus/unknown-topic`, `bus/not-authorized`.
   */
  transact(batches: readonly TopicRecords[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Aborts what lies open in these topics under this transactional id. A broker that stopped in the midst may have
   * forgotten to end it (seen with Kafka 4.3.1): the next commit would then make those records readable, too.
   * Faults as those of `transact`.
   */
  discardOpen(topics: readonly string[]): Promise<void>;
}

/** How a topic looks at its end, as a reader at `read_committed` sees it. */
export type TopicTail =
  | { readonly kind: 'absent' }
  /**
   * No readable record: never written, or all expired, which moves `start`. `end` is where a reader stands that has seen
   * everything.
   */
  | { readonly kind: 'empty'; readonly start: number; readonly end: number; readonly open?: true }
  /** `open`, here and above: behind `end` lies a transaction that has not ended. */
  | { readonly kind: 'record'; readonly end: number; readonly last: ConsumedRecord; readonly open?: true };

/** Where a topic begins, which moves as records expire, and where a reader stands that has seen everything. */
export interface TopicExtent {
  readonly start: number;
  readonly end: number;
}

export interface ConsumeOptions {
  /** Consumer group: members share its topics and its committed offsets. */
  readonly group: string;
  /** An absent topic is awaited; the others go on meanwhile. */
  readonly topics: readonly string[];
  /** Where a group begins that has no offset yet. */
  readonly from: 'earliest' | 'latest';
  /**
   * Called in order for each topic; topics do not wait for each other. A record counts as finished when the promise
   * resolves; only the contiguous finished prefix of a topic is committed. A rejection stops this topic, and the same
   * record is tried again after a pause, for ever: whoever wants an end to it decides that in here.
   */
  readonly onRecord: (record: ConsumedRecord) => Promise<void>;
  /** A topic's records that are under way at once, at most. They start in order; what follows is the handler's affair. Default 1. */
  readonly window?: number;
  /** Assigned after joining, and again after each rebalance. */
  readonly onAssigned?: (topics: readonly string[]) => void;
  /** The connection is lost or restored. */
  readonly onState?: (state: 'connected' | 'down', code?: string) => void;
}

export interface Consumer extends AsyncDisposable {
  /** Takes nothing more, lets what is under way finish, commits, leaves the group. */
  stop(): Promise<void>;
}

/** Something that a person should know, though the bus goes on by itself. Never quotes a payload. */
export interface BusAlarm {
  readonly code: string;
  readonly message: string;
  readonly group?: string;
  readonly topic?: string;
  readonly offset?: number;
}

/** The message bus as the hub needs it; kafkajs today, its successor behind the same words. */
export interface Bus extends AsyncDisposable {
  fencedProducer(transactionalId: string): Promise<FencedProducer>;
  /**
   * Acks from all replicas, for dead letters and for agencies' own sending. Retries write nothing twice within one
   * session; a caller that repeats after `bus/unavailable` may. Not all or nothing over topics.
   */
  produce(batches: readonly TopicRecords[]): Promise<void>;
  /** Resolves at once, also while no broker answers: it connects when one does, and again after every loss. */
  consume(options: ConsumeOptions): Promise<Consumer>;
  /** How far many topics reach, without a look at what lies in them; those that are absent are left out. */
  extents(topics: readonly string[]): Promise<ReadonlyMap<string, TopicExtent>>;
  /**
   * Tails of many topics at once; what is absent is said to be. Reads their last batches whole: for topics that others
   * write, ask for extents.
   */
  tails(topics: readonly string[]): Promise<ReadonlyMap<string, TopicTail>>;
  /** The offset that a group committed in each topic (of the next record that it wants); topics without one are left out. */
  committed(group: string, topics: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The same of many groups at once, one topic each; groups without an offset are left out. */
  committedBy(groups: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, number>>;
  /** Resolves when a broker answers; rejects with `bus/unavailable` or `bus/not-authorized`. */
  ping(): Promise<void>;
}
