import type { BusRecord } from '@lienthong/bus';
import { formatSequence, REBUILD_HEADER, SEQUENCE_HEADER } from './sequence.js';
import type { RelayHub, RelayRecord } from './ports.js';
import type { TopicInHand } from './topics.js';

/** What one transaction holds at most. */
export interface RelayLimits {
  readonly topics: number;
  readonly recordsPerTopic: number;
  /** Of keys, values and headers together. A first record is taken whatever its size. */
  readonly bytes: number;
}

export const DEFAULT_RELAY_LIMITS: RelayLimits = { topics: 200, recordsPerTopic: 200, bytes: 4 * 1024 * 1024 };

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
  for (const [name, text] of Object.entries(headers)) size += name.length + text.length;
  return size;
};

const marked = ({ generation }: TopicInHand, epoch: string, { sequence, record }: RelayRecord): BusRecord => ({
  ...record,
  headers: {
    ...record.headers,
    [SEQUENCE_HEADER]: formatSequence(epoch, sequence),
    ...(generation === 0 ? {} : { [REBUILD_HEADER]: String(generation) }),
  },
});

/** The next run of each topic, as much as one transaction holds. Throws when the hub's entries leave a gap. */
export const gather =
  (hub: RelayHub, epoch: string, limits: RelayLimits) =>
  async (waiting: readonly TopicInHand[]): Promise<readonly Run[]> => {
    const taken = waiting.slice(0, limits.topics);
    const found = await Promise.all(
      taken.map((topic) =>
        hub.entries({ agency: topic.agency, after: topic.mark.sequence, limit: limits.recordsPerTopic }),
      ),
    );
    let room = limits.bytes;
    return taken.map((topic, index) => {
      const entries = found[index] ?? [];
      const first = topic.mark.sequence + 1;
      const records: BusRecord[] = [];
      for (const entry of entries) {
        if (entry.sequence !== first + records.length) {
          throw new Error(
            `The inbox of ${topic.agency} answered ${entry.sequence} where ${first + records.length} is next`,
          );
        }
        const record = marked(topic, epoch, entry);
        const size = sizeOf(record);
        if (size > room && records.length > 0) break;
        if (room <= 0) break;
        room -= size;
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
