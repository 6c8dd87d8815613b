import type { BusRecord } from '@lienthong/bus';
import type { Mark } from '../domain/mark.js';
import type { HoldReason } from '../domain/bearing.js';

/** An inbox that has a topic, as the hub knows it. */
export interface RelayedInbox {
  readonly agency: string;
  readonly mark: Mark;
  readonly generation: number;
  /** Last sequence in the inbox, -1 when it is empty. */
  readonly head: number;
}

/** An entry as it goes into the topic. What it shows of a document is exposed durably before it is handed out. */
export interface RelayRecord {
  readonly sequence: number;
  readonly record: BusRecord;
}

export interface EntriesWanted {
  readonly agency: string;
  /** Exclusive. */
  readonly after: number;
  readonly limit: number;
  /** What the records may take together, as `recordRoom` counts them; the first comes whatever it takes. */
  readonly bytes: number;
}

/** An inbox that grew. */
export interface Grown {
  readonly agency: string;
  /** Its last sequence. */
  readonly head: number;
}

export interface News {
  readonly grown: readonly Grown[];
  /** True when mandates changed or a rebuild was ordered: then `inboxes` says something else. */
  readonly changed: boolean;
  /** Of the store: to be asked for next. */
  readonly position: number;
}

export interface Advance {
  readonly agency: string;
  readonly mark: Mark;
  readonly generation: number;
}

/** What a relay needs of the hub: in the hub's own process, or over HTTP from a process of its own. */
export interface RelayHub {
  /** Of the store: a topic's sequences belong to it. */
  epoch(): Promise<string>;
  /** Every inbox whose agency has a bus mandate, and the store's position as of which that holds. */
  inboxes(): Promise<{ readonly inboxes: readonly RelayedInbox[]; readonly position: number }>;
  /** Waits for news after a position; without any it answers after `waitMs`, or at once when the signal aborts. */
  news(after: number, waitMs: number, signal: AbortSignal): Promise<News>;
  /** The next entries, in order and without gap; may be fewer than asked for. Of others nothing is exposed. */
  entries(wanted: EntriesWanted): Promise<readonly RelayRecord[]>;
  advance(advances: readonly Advance[]): Promise<void>;
  hold(agency: string, reason: HoldReason, generation: number): Promise<void>;
  /** The agency's own group has committed up to this sequence: its gateway acknowledged. */
  acknowledge(agency: string, sequence: number): Promise<void>;
}
