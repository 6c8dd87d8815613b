import { agencyGroup, agencyTopics } from '@lienthong/bus';
import type { Bus, ConsumedRecord, Sequence } from '@lienthong/bus';
import { Fault } from '@lienthong/kernel';
import { judge } from './dense.js';
import { topicEntryOf } from './topic-entry.js';
import type { TopicEntry } from './topic-entry.js';

type Take = (entry: TopicEntry) => void;

/** An agency's inbox as its topic brings it, each entry once. */
export interface InboxTopic {
  /** From the first entry on, those that came already included. Returns how to stop. */
  onEntry(take: Take): () => void;
  /** Everything up to what lies in the topic now. */
  current(): Promise<readonly TopicEntry[]>;
  /** Rejects when the topic is not what it should be: `demo/sequence`, `demo/unreadable-entry`. */
  readonly broken: Promise<never>;
}

/** Reads the topic from its beginning as the agency's group: whose committed offset is the acknowledgement. */
export const readInboxTopic = async (bus: Bus, agency: string): Promise<InboxTopic> => {
  const topic = agencyTopics(agency).in;
  const entries: TopicEntry[] = [];
  const takers = new Set<Take>();
  const { promise: broken, reject: breakOff } = Promise.withResolvers<never>();
  broken.catch(() => undefined);
  let last: Sequence | undefined;

  const take = (record: ConsumedRecord): void => {
    const { place, entry } = topicEntryOf(record);
    const verdict = judge(last, place);
    if (verdict === 'seen') return;
    if (verdict !== 'next') throw new Fault('demo/sequence', `${topic}: ${verdict} at ${place.revision}`);
    last = place;
    entries.push(entry);
    for (const one of takers) one(entry);
  };

  await bus.consume({
    group: agencyGroup(agency),
    topics: [topic],
    from: 'earliest',
    onRecord: (record) => {
      const taken = new Promise<void>((resolve) => {
        take(record);
        resolve();
      });
      taken.catch(breakOff);
      return taken;
    },
  });

  const onEntry = (one: Take): (() => void) => {
    for (const entry of entries) one(entry);
    takers.add(one);
    return () => void takers.delete(one);
  };

  return {
    broken,
    onEntry,
    current: async () => {
      const tail = (await bus.tails([topic])).get(topic);
      if (tail?.kind !== 'record') return [];
      const { sequence } = topicEntryOf(tail.last).entry;
      await new Promise<void>((resolve) => {
        const stop = onEntry((entry) => {
          if (entry.sequence < sequence) return;
          resolve();
          // The first call may come before there is anything to stop.
          queueMicrotask(() => stop());
        });
      });
      return entries.filter((entry) => entry.sequence <= sequence);
    },
  };
};
