import { formatSequence } from '@lienthong/bus';
import type { BusRecord } from '@lienthong/bus';
import { REBUILD_HEADER, SEQUENCE_HEADER } from './sequence.js';
import type { RelayHub, RelayRecord } from './ports.js';
import type { TopicInHand } from './topics.js';

/** What one transaction holds at most. */
export interface RelayLimits {
  readonly topics: number;
  readonly recordsPerTopic: number;
  /**
   * Keys, values and headers of one topic's records, which make one batch: below the topic's `max.message.bytes`. A
   * first record is taken whatever its size.
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
  /** True when the inbox may hold more than what was taken. */
  readonly more: boolean;
}

const sizeOf = ({ key, value, headers }: BusRecord): number => {
  let size = (value?.length ?? 0) + (key?.length ?? 0);
  for (const [name, written] of Object.entries(headers)) {
    size += name.length + [written].flat().reduce((sum, one) => sum + one.length, 0);
  }
  return size;
};

const marked = ({ generation }: TopicInHand, epoch: string, { sequence, record }: RelayRecord): BusRecord => ({
  ...record,
  headers: {
    ...record.headers,
    [SEQUENCE_HEADER]: formatSequence({ epoch, revision: sequence }),
    ...(generation === 0 ? {} : { [REBUILD_HEADER]: String(generation) }),
  },
});

/** The next run of each topic, as much as one transaction holds. Throws when the hub's entries leave a gap. */
export const gather =
  (hub: RelayHub, epoch: string, limits: RelayLimits) =>
  async (waiting: readonly TopicInHand[]): Promise<readonly Run[]> => {
    const chosen = waiting.slice(0, limits.topics);
    const found = await Promise.all(
      chosen.map((topic) =>
        hub.entries({ agency: topic.agency, after: topic.mark.sequence, limit: limits.recordsPerTopic }),
      ),
    );
    let room = limits.bytes;
    return chosen.map((topic, index) => {
      const entries = found[index] ?? [];
      const first = topic.mark.sequence + 1;
      const records: BusRecord[] = [];
      let taken = 0;
      for (const entry of entries) {
        if (entry.sequence !== first + records.length) {
          throw new Error(
            `The inbox of ${topic.agency} answered ${entry.sequence} where ${first + records.length} is next`,
          );
        }
        const record = marked(topic, epoch, entry);
        const size = sizeOf(record);
        if (room <= 0 || (records.length > 0 && taken + size > Math.min(limits.bytesPerTopic, taken + room))) break;
        room -= size;
        taken += size;
        records.push(record);
      }
      return {
        topic,
        first,
        records,
        more: records.length < entries.length || entries.length === limits.recordsPerTopic,
      };
    });
  };
