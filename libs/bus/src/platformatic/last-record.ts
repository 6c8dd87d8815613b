import { fetchV16, FetchIsolationLevels } from '@platformatic/kafka';
import type { Connection, RecordsBatch } from '@platformatic/kafka';
import { instantOf } from '@lienthong/kernel';
import { consumedRecord } from '../port/consumed-record.js';
import type { ConsumedRecord } from '../port/record.js';
import type { Led } from './leaders.js';

const TRANSACTIONAL = 1 << 4;
const CONTROL = 1 << 5;
/** Type of the control record that ends an aborted transaction (key: version, type). */
const ABORT = 0;

/** A topic and the part of it that is still to be looked through, from its end on. */
export interface Search extends Led {
  readonly start: number;
  readonly end: number;
  /** Looked through from here on; a search that comes to `start` found nothing. */
  readonly from: number;
}

interface Aborted {
  readonly producerId: bigint;
  readonly firstOffset: bigint;
}

const isAbortMarker = (batch: RecordsBatch): boolean => batch.records[0]?.key?.readInt16BE(2) === ABORT;

/** Batches whose records a reader at `read_committed` gets. */
const committedOnly = (batches: readonly RecordsBatch[], aborted: readonly Aborted[]): readonly RecordsBatch[] => {
  const open = [...aborted].sort((a, b) => Number(a.firstOffset - b.firstOffset));
  const aborting = new Set<bigint>();
  return batches.filter((batch) => {
    const last = batch.firstOffset + BigInt(batch.lastOffsetDelta);
    for (const { producerId } of open.splice(0, open.findLastIndex(({ firstOffset }) => firstOffset <= last) + 1))
      aborting.add(producerId);
    if ((batch.attributes & CONTROL) !== 0) {
      if (isAbortMarker(batch)) aborting.delete(batch.producerId);
      return false;
    }
    return (batch.attributes & TRANSACTIONAL) === 0 || !aborting.has(batch.producerId);
  });
};

const lastWithin = (topic: string, batches: readonly RecordsBatch[], end: number): ConsumedRecord | undefined => {
  for (const batch of batches.toReversed())
    for (const record of batch.records.toReversed()) {
      const offset = Number(batch.firstOffset) + record.offsetDelta;
      if (offset >= end) continue;
      return consumedRecord({
        topic,
        offset,
        appendedAt: instantOf(new Date(Number(batch.maxTimestamp))),
        value: record.value,
        raw: {
          key: record.key,
          headers: record.headers.map(([name, value]) => [String(name), value ?? new Uint8Array()] as const),
        },
      });
    }
  return undefined;
};

export interface Looked {
  readonly search: Search;
  /** Undefined: the answer had no room for this topic; ask again. */
  readonly upTo: number | undefined;
  readonly last: ConsumedRecord | undefined;
}

/** One answer of a leader, at most this large; the first topic always gets its batch. */
const MAX_BYTES = 8 * 1_048_576;
const MAX_BYTES_PER_TOPIC = 1_048_576;
const WAIT_MS = 500;

export const lookFrom = async (connection: Connection, searches: readonly Search[]): Promise<readonly Looked[]> => {
  const answer = await fetchV16.api.async(
    connection,
    WAIT_MS,
    1,
    MAX_BYTES,
    FetchIsolationLevels.READ_COMMITTED,
    0,
    -1,
    searches.map(({ id, from }) => ({
      topicId: id,
      partitions: [
        {
          partition: 0,
          currentLeaderEpoch: -1,
          fetchOffset: BigInt(from),
          lastFetchedEpoch: -1,
          partitionMaxBytes: MAX_BYTES_PER_TOPIC,
        },
      ],
    })),
    [],
    '',
  );
  return searches.map((search) => {
    const found = answer.responses.find(({ topicId }) => topicId === search.id)?.partitions[0];
    const batches = found?.records ?? [];
    const lastBatch = batches.at(-1);
    return {
      search,
      upTo: lastBatch && Number(lastBatch.firstOffset) + lastBatch.lastOffsetDelta + 1,
      last: lastWithin(search.topic, committedOnly(batches, found?.abortedTransactions ?? []), search.end),
    };
  });
};
