import { formatSequence } from '@lienthong/bus';
import type { BusRecord } from '@lienthong/bus';
import { recordRoom } from './record-room.js';
import { REBUILD_HEADER, SEQUENCE_HEADER } from './sequence.js';
import type { RelayHub, RelayRecord } from './ports.js';
import type { TopicInHand } from './topics.js';

/** What one transaction holds at most. */
export interface RelayLimits {
  readonly topics: number;
  readonly recordsPerTopic: number;
  /**
   * Of one topic's records, which make one batch: below the topic's `max.message.bytes`. A first record is taken whatever
   * its size, here and of the whole transaction.
   */
  readonly bytesPerTopic: number;
  readonly bytes: number;
}

export const DEFAULT_RELAY_LIMITS: RelayLimits = {
  topics: 200,
  recordsPerTopic: 200,
  bytesPerTopic: 768 * 1024,
  bytes: 4 * 1024 * 1024,
};

/** A dense run of one topic's records, behind its mark. */
export interface Run {
  readonly topic: TopicInHand;
  readonly first: number;
  readonly records: readonly BusRecord[];
}

/** Inboxes that are asked at once: each may answer with one record of any size. */
const AT_ONCE = 16;

const marked = ({ generation }: TopicInHand, epoch: string, { sequence, record }: RelayRecord): BusRecord => ({
  ...record,
  headers: {
    ...record.headers,
    [SEQUENCE_HEADER]: formatSequence({ epoch, revision: sequence }),
    ...(generation === 0 ? {} : { [REBUILD_HEADER]: String(generation) }),
  },
});

const roomOf = (runs: readonly Run[]): number =>
  runs.flatMap(({ records }) => records).reduce((sum, record) => sum + recordRoom(record), 0);

/**
 * The next run of each topic, as much as one transaction holds; topics behind those that fill it are not asked. Throws when
 * the hub's entries leave a gap.
 */
export const gather = (hub: RelayHub, epoch: string, limits: RelayLimits) => {
  const ask = async (topic: TopicInHand, bytes: number): Promise<Run> => {
    const after = topic.mark.sequence;
    const entries = await hub.entries({ agency: topic.agency, after, limit: limits.recordsPerTopic, bytes });
    entries.forEach(({ sequence }, place) => {
      const next = after + 1 + place;
      if (sequence !== next) throw new Error(`The inbox of ${topic.agency} answered ${sequence} where ${next} is next`);
    });
    return { topic, first: after + 1, records: entries.map((entry) => marked(topic, epoch, entry)) };
  };

  return async (waiting: readonly TopicInHand[]): Promise<readonly Run[]> => {
    const chosen = waiting.slice(0, limits.topics);
    const runs: Run[] = [];
    for (let room = limits.bytes; runs.length < chosen.length && room > 0;) {
      const share = Math.ceil(room / (chosen.length - runs.length));
      const some = chosen.slice(runs.length, runs.length + AT_ONCE);
      const found = await Promise.all(some.map((topic) => ask(topic, Math.min(limits.bytesPerTopic, share))));
      runs.push(...found);
      room -= roomOf(found);
    }
    return runs;
  };
};
