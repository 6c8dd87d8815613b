import type { Fault } from '@lienthong/kernel';
import { isFault } from '@lienthong/kernel';
import type { BusAlarm, ConsumeOptions } from '../port/bus.js';
import type { ConsumedRecord } from '../port/record.js';
import type { Backoff } from './backoff.js';
import { createTopicLane } from './topic-lane.js';
import type { TopicLane } from './topic-lane.js';

/** How long a topic waits before a record that its handler rejected is tried again. */
export const REJECTED: Backoff = { baseMs: 50, maxMs: 5_000 };

/** The lanes of the topics that a consumer holds at present. */
export interface ConsumerLanes {
  /** After a rebalance: the topics held from now on begin anew, behind what is still under way of them. */
  assign(topics: readonly string[]): void;
  readonly of: (topic: string) => TopicLane | undefined;
  /** What moved since it was last committed. */
  readonly committable: () => readonly { readonly topic: string; readonly offset: number }[];
  committed(offsets: readonly { readonly topic: string; readonly offset: number }[]): void;
  /** Resolves when nothing is under way. The lanes keep what they may commit until they are assigned anew. */
  drain(): Promise<void>;
}

const codeOf = (error: unknown): Pick<Fault, 'code' | 'message'> =>
  isFault(error) ? error : { code: 'bus/handler-failed', message: error instanceof Error ? error.name : typeof error };

export const createConsumerLanes = (
  options: ConsumeOptions,
  onFinished: (topic: string) => void,
  onAlarm: (alarm: BusAlarm) => void,
): ConsumerLanes => {
  const held = new Map<string, TopicLane>();
  /** Topics that are no longer held come back sometimes; what was under way of them must have ended by then. */
  const former = new Map<string, Promise<ReadonlySet<number>>>();

  const onRejected = (record: ConsumedRecord, error: unknown): void => {
    const { code, message } = codeOf(error);
    if (code === 'bus/closed') return;
    onAlarm({ code, message, group: options.group, topic: record.topic, offset: record.offset });
  };
  const open = (topic: string): TopicLane => {
    const after = former.get(topic);
    former.delete(topic);
    return createTopicLane({
      window: options.window ?? 1,
      onRecord: options.onRecord,
      onFinished: () => onFinished(topic),
      onRejected,
      retry: REJECTED,
      ...(after && { after }),
    });
  };

  return {
    assign: (topics) => {
      for (const [topic, lane] of held) former.set(topic, lane.retire());
      held.clear();
      for (const topic of topics) held.set(topic, open(topic));
    },
    of: (topic) => held.get(topic),
    committable: () =>
      [...held].flatMap(([topic, lane]) => {
        const offset = lane.committable();
        return offset === undefined ? [] : [{ topic, offset }];
      }),
    committed: (offsets) => {
      for (const { topic, offset } of offsets) held.get(topic)?.committed(offset);
    },
    drain: async () => {
      await Promise.all([...[...held.values()].map((lane) => lane.retire()), ...former.values()]);
    },
  };
};
