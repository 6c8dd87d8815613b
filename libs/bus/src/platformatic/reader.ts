import type { KafkaConnection } from '../kafka-connection.js';
import type { TopicExtent, TopicTail } from '../port/bus.js';
import { toFault } from './faults.js';
import { findLeaders } from './leaders.js';
import { openAdmin } from './open-admin.js';
import { readExtents, readTails } from './tails.js';

/** What kafkajs cannot look at without joining a group, or not for many topics at once. */
export interface TopicReader extends AsyncDisposable {
  extents(topics: readonly string[]): Promise<ReadonlyMap<string, TopicExtent>>;
  tails(topics: readonly string[]): Promise<ReadonlyMap<string, TopicTail>>;
  /** Those of the topics that exist and may be seen. */
  existing(topics: readonly string[]): Promise<readonly string[]>;
  committed(group: string, topics: readonly string[]): Promise<ReadonlyMap<string, number>>;
  committedBy(groups: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, number>>;
  ping(): Promise<void>;
}

const NONE = -1n;

interface FoundOffsets {
  readonly name: string;
  readonly partitions: readonly { readonly committedOffset: bigint }[];
}

const asked = (groupId: string, topics: readonly string[]) => ({
  groupId,
  topics: topics.map((name) => ({ name, partitionIndexes: [0] })),
});

const offsetsOf = (topics: readonly FoundOffsets[]): ReadonlyMap<string, number> =>
  new Map(
    topics.flatMap(({ name, partitions }): (readonly [string, number])[] => {
      const offset = partitions[0]?.committedOffset ?? NONE;
      return offset === NONE ? [] : [[name, Number(offset)]];
    }),
  );

/** What one request may take. */
const REQUEST_MS = 10_000;

export const openTopicReader = (connection: KafkaConnection, clientId: string): TopicReader => {
  const admin = openAdmin(connection, clientId, REQUEST_MS);

  const translated = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      // The next call finds out anew who leads what.
      admin.clearMetadata();
      throw toFault(error);
    }
  };

  return {
    extents: (topics) => translated(() => readExtents(admin, topics)),
    tails: (topics) => translated(() => readTails(admin, topics)),
    existing: (topics) => translated(async () => (await findLeaders(admin, topics)).map(({ topic }) => topic)),
    committed: (group, topics) =>
      translated(async () => {
        if (topics.length === 0) return new Map();
        const [found] = await admin.listConsumerGroupOffsets({ groups: [asked(group, topics)] });
        return offsetsOf(found?.topics ?? []);
      }),
    committedBy: (groups) =>
      translated(async () => {
        if (groups.size === 0) return new Map();
        const found = await admin.listConsumerGroupOffsets({
          groups: [...groups].map(([group, topic]) => asked(group, [topic])),
        });
        return new Map(
          found.flatMap(({ groupId, topics }) =>
            [...offsetsOf(topics).values()].map((offset): readonly [string, number] => [groupId, offset]),
          ),
        );
      }),
    ping: () =>
      translated(async () => {
        await admin.metadata({ topics: [], forceUpdate: true });
      }),
    [Symbol.asyncDispose]: () => admin.close(),
  };
};
