import { deriveEventId, originOf } from '@lienthong/event-store';
import type { Assertion, EventStore, NewEvent, Origin } from '@lienthong/event-store';
import { instantOf, isFault } from '@lienthong/kernel';
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
  /** Revision that the inbox will have once everything under way is written. */
  expected: number | undefined;
  tail: Promise<unknown>;
}

/**
 * One writer per inbox: each entry is appended with the exact expected revision. Entries that come close together are
 * sent one behind the other without waiting, each expecting the revision that the one before it makes.
 */
export const createInboxWriter = (store: EventStore, lanesKept = 10_000): InboxWriter => {
  const lanes = new Map<string, Lane>();

  const laneOf = (agency: string): Lane => {
    const known = lanes.get(agency);
    if (known) return known;
    if (lanes.size >= lanesKept) lanes.delete(lanes.keys().next().value ?? '');
    const lane: Lane = { expected: undefined, tail: Promise.resolve() };
    lanes.set(agency, lane);
    return lane;
  };

  const append = async (event: NewEvent, agency: string, expected: number): Promise<number> => {
    const result = await store.append(inboxStream(agency), expected < 0 ? 'no-stream' : expected, [event]);
    return result.revision;
  };

  /** One at a time, from the true head: after a repeat, a lost race, or at the start. */
  const settle = async (lane: Lane, event: NewEvent, agency: string): Promise<number> => {
    for (;;) {
      const head = await store.headOf(inboxStream(agency));
      try {
        const sequence = await append(event, agency, head);
        lane.expected = Math.max(head, sequence);
        return sequence;
      } catch (error) {
        if (!isFault(error) || error.code !== 'store/wrong-revision') throw error;
      }
    }
  };

  const place = async (placing: Placing): Promise<number> => {
    const lane = laneOf(placing.agency);
    const event = eventOf(placing);
    const before = lane.tail;
    if (lane.expected === undefined) {
      const mine = before.then(() => settle(lane, event, placing.agency));
      lane.tail = mine.catch(() => undefined);
      return mine;
    }
    const expected = lane.expected;
    lane.expected = expected + 1;
    const quick = append(event, placing.agency, expected);
    const mine = quick.then(
      (sequence) => {
        if (sequence !== expected + 1) lane.expected = undefined;
        return sequence;
      },
      async (error: unknown) => {
        if (!isFault(error) || error.code !== 'store/wrong-revision') {
          lane.expected = undefined;
          throw error;
        }
        await before;
        lane.expected = undefined;
        return settle(lane, event, placing.agency);
      },
    );
    lane.tail = Promise.all([before, mine.catch(() => undefined)]);
    return mine;
  };

  /** An append that cannot fit: the store answers either that it had the event, or that the revision is another. */
  const placed = async (agency: string, cause: string): Promise<number | undefined> => {
    const stream = inboxStream(agency);
    const meta = { at: instantOf(new Date(0)), by: hub };
    const probe = { id: deriveEventId(stream, cause), type: 'InboxEntryPlaced', data: {}, meta };
    try {
      return (await store.append(stream, Number.MAX_SAFE_INTEGER, [probe])).revision;
    } catch (error) {
      if (!isFault(error) || error.code !== 'store/wrong-revision') throw error;
      return undefined;
    }
  };

  return { place, placed };
};
