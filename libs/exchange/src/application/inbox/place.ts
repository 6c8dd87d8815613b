import { deriveEventId, isWrongRevision, originOf } from '@lienthong/event-store';
import type { Assertion, EventStore, NewEvent, Origin } from '@lienthong/event-store';
import { instantOf } from '@lienthong/kernel';
import type { Instant, JsonObject } from '@lienthong/kernel';
import type { InboxEntry } from '../../domain/inbox/inbox.events.js';
import { inboxStream } from '../ledger/streams.js';

export interface Placing extends Origin {
  readonly agency: string;
  readonly entry: InboxEntry;
  /** Event that brought the entry; with the agency it makes the entry's id, so that a repeat is recognised. */
  readonly cause: string;
  readonly at: Instant;
  readonly key?: string;
}

export interface InboxWriter {
  /** Resolves with the entry's sequence once it is durable; the first sequence again for a repeat. */
  place(placing: Placing): Promise<number>;
  /** The sequence of the entry that this cause brought; undefined while there is none. */
  placed(agency: string, cause: string): Promise<number | undefined>;
}

const hub: Assertion = { role: 'hub' };

const eventOf = ({ agency, entry, cause, at, key, ...origin }: Placing): NewEvent => ({
  id: deriveEventId(inboxStream(agency), cause),
  type: 'InboxEntryPlaced',
  data: entry as unknown as JsonObject,
  meta: { at, by: hub, cause, ...originOf(origin), ...(key === undefined ? {} : { key }) },
});

interface Lane {
  /** Revision that the inbox will have once everything under way is written; undefined while nobody knows. */
  expected: number | undefined;
  underWay: number;
  /** Looks for the true head; all that come meanwhile wait for the one look. */
  looking: Promise<void> | undefined;
  /** Told once nothing is under way. */
  quiet: (() => void) | undefined;
}

/**
 * One writer per inbox: each entry is appended with the exact expected revision. Entries that come close together are
 * sent one behind the other without waiting, each expecting the revision that the one before it makes. After a repeat, a
 * lost race, or at the start the head is looked for once, and all go on together from there.
 */
export const createInboxWriter = (store: EventStore, lanesKept = 10_000): InboxWriter => {
  const lanes = new Map<string, Lane>();

  const laneOf = (agency: string): Lane => {
    const known = lanes.get(agency);
    if (known) return known;
    if (lanes.size >= lanesKept) lanes.delete(lanes.keys().next().value ?? '');
    const lane: Lane = { expected: undefined, underWay: 0, looking: undefined, quiet: undefined };
    lanes.set(agency, lane);
    return lane;
  };

  const look = async (lane: Lane, agency: string): Promise<void> => {
    try {
      if (lane.underWay > 0) await new Promise<void>((resolve) => (lane.quiet = resolve));
      lane.expected = await store.headOf(inboxStream(agency));
    } finally {
      lane.looking = undefined;
    }
  };

  /** Undefined where the revision was another. */
  const attempt = async (lane: Lane, event: NewEvent, agency: string, head: number): Promise<number | undefined> => {
    lane.expected = head + 1;
    lane.underWay += 1;
    try {
      const { revision } = await store.append(inboxStream(agency), head < 0 ? 'no-stream' : head, [event]);
      // A repeat: those behind it expect one revision too many.
      if (revision !== head + 1) lane.expected = undefined;
      return revision;
    } catch (error) {
      lane.expected = undefined;
      if (isWrongRevision(error)) return undefined;
      throw error;
    } finally {
      lane.underWay -= 1;
      if (lane.underWay === 0) lane.quiet?.();
    }
  };

  const place = async (placing: Placing): Promise<number> => {
    const { agency } = placing;
    const lane = laneOf(agency);
    const event = eventOf(placing);
    for (;;) {
      // Between the end of a look and one's turn another repeat may have been met.
      while (lane.expected === undefined || lane.looking !== undefined) await (lane.looking ??= look(lane, agency));
      const sequence = await attempt(lane, event, agency, lane.expected);
      if (sequence !== undefined) return sequence;
    }
  };

  /** An append that cannot fit: the store answers either that it had the event, or that the revision is another. */
  const placed = async (agency: string, cause: string): Promise<number | undefined> => {
    const stream = inboxStream(agency);
    const meta = { at: instantOf(new Date(0)), by: hub };
    const probe = { id: deriveEventId(stream, cause), type: 'InboxEntryPlaced', data: {}, meta };
    try {
      return (await store.append(stream, Number.MAX_SAFE_INTEGER, [probe])).revision;
    } catch (error) {
      if (!isWrongRevision(error)) throw error;
      return undefined;
    }
  };

  return { place, placed };
};
