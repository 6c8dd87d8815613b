import { FetchIsolationLevels, listOffsetsV9 } from '@platformatic/kafka';
import type { Admin, Connection } from '@platformatic/kafka';
import type { TopicExtent, TopicTail } from '../port/bus.js';
import { busFault } from '../port/faults.js';
import type { ConsumedRecord } from '../port/record.js';
import { lookFrom } from './last-record.js';
import type { Search } from './last-record.js';
import { eachLeader, findLeaders } from './leaders.js';
import type { Led } from './leaders.js';

const LATEST = -1n;
const EARLIEST = -2n;
/** Topics in one request. */
const CHUNK = 200;
/** A record and the marker of its transaction. */
const FIRST_STEP = 2;

const offsets = async (
  connection: Connection,
  led: readonly Led[],
  timestamp: bigint,
  isolation: 0 | 1 = FetchIsolationLevels.READ_COMMITTED,
): Promise<ReadonlyMap<string, number>> => {
  const { topics } = await listOffsetsV9.api.async(
    connection,
    -1,
    isolation,
    led.map(({ topic }) => ({
      name: topic,
      partitions: [{ partitionIndex: 0, currentLeaderEpoch: -1, timestamp }],
    })),
  );
  return new Map(topics.map(({ name, partitions }) => [name, Number(partitions[0]?.offset ?? 0n)]));
};

interface Pending extends Search {
  /** The last readable record that this pass over [from, end) met so far. */
  readonly met: ConsumedRecord | undefined;
  /** How far back this pass began. */
  readonly began: number;
}

const pass = (search: Search, step: number): Pending => {
  const from = Math.max(search.start, search.end - step);
  return { ...search, from, began: from, met: undefined };
};

/** Looks further back, in ever longer steps; undefined when the start was reached. */
const further = ({ topic, id, leader, start, end, began }: Pending): Pending | undefined =>
  began <= start ? undefined : pass({ topic, id, leader, start, end, from: end }, (end - began) * 8);

/** Reads backwards until each topic shows a readable record, or its start. */
const lastRecords = async (
  connection: Connection,
  searches: readonly Search[],
): Promise<ReadonlyMap<string, ConsumedRecord>> => {
  const found = new Map<string, ConsumedRecord>();
  let pending = searches.filter(({ start, end }) => start < end).map((search) => pass(search, FIRST_STEP));
  while (pending.length > 0) {
    const looked = await lookFrom(connection, pending);
    // The first topic of a request always gets its batch; what is gone meanwhile is looked for anew by the caller.
    if (looked.every(({ upTo }) => upTo === undefined)) throw busFault.unavailable();
    pending = looked.flatMap(({ upTo, last }, index) => {
      const one = pending[index];
      if (one === undefined) return [];
      const met = last ?? one.met;
      if (upTo === undefined) return [{ ...one, met }];
      if (upTo < one.end) return [{ ...one, met, from: upTo }];
      if (met !== undefined) found.set(one.topic, met);
      const next = met === undefined ? further(one) : undefined;
      return next === undefined ? [] : [next];
    });
    // Whoever got nothing this time is first in the next answer, which has room for the first.
    pending.sort((a, b) => Number(b.met === undefined) - Number(a.met === undefined));
  }
  return found;
};

const tailsOfChunk = async (
  connection: Connection,
  led: readonly Led[],
): Promise<readonly (readonly [string, TopicTail])[]> => {
  const starts = await offsets(connection, led, EARLIEST);
  const ends = await offsets(connection, led, LATEST);
  const written = await offsets(connection, led, LATEST, FetchIsolationLevels.READ_UNCOMMITTED);
  const searches = led.map((one) => {
    const end = ends.get(one.topic) ?? 0;
    return { ...one, start: starts.get(one.topic) ?? 0, end, from: end };
  });
  const last = await lastRecords(connection, searches);
  return searches.map(({ topic, start, end }) => {
    const record = last.get(topic);
    const open = (written.get(topic) ?? 0) > end ? ({ open: true } as const) : {};
    return [
      topic,
      record === undefined ? { kind: 'empty', start, end, ...open } : { kind: 'record', end, last: record, ...open },
    ];
  });
};

/** In requests of so many topics each. */
const inChunks =
  <T>(work: (connection: Connection, led: readonly Led[]) => Promise<readonly T[]>) =>
  async (connection: Connection, ofLeader: readonly Led[]): Promise<readonly T[]> => {
    const results: T[] = [];
    for (let first = 0; first < ofLeader.length; first += CHUNK)
      results.push(...(await work(connection, ofLeader.slice(first, first + CHUNK))));
    return results;
  };

export const readTails = async (admin: Admin, topics: readonly string[]): Promise<ReadonlyMap<string, TopicTail>> => {
  const tails = new Map<string, TopicTail>(topics.map((topic) => [topic, { kind: 'absent' }]));
  const led = await findLeaders(admin, [...new Set(topics)]);
  for (const [topic, tail] of await eachLeader(admin, led, inChunks(tailsOfChunk))) tails.set(topic, tail);
  return tails;
};

const extentsOfChunk = async (
  connection: Connection,
  led: readonly Led[],
): Promise<readonly (readonly [string, TopicExtent])[]> => {
  const starts = await offsets(connection, led, EARLIEST);
  const ends = await offsets(connection, led, LATEST);
  return led.map(({ topic }) => [topic, { start: starts.get(topic) ?? 0, end: ends.get(topic) ?? 0 }]);
};

export const readExtents = async (
  admin: Admin,
  topics: readonly string[],
): Promise<ReadonlyMap<string, TopicExtent>> => {
  const led = await findLeaders(admin, [...new Set(topics)]);
  return new Map(await eachLeader(admin, led, inChunks(extentsOfChunk)));
};
