import type { EachBatchPayload } from 'kafkajs';
import type { ConsumerLanes } from '../consuming/lanes.js';
import { recordOf } from './messages.js';

/** A topic whose lane holds more is fetched no further, and again when half of it is done. */
const HIGH_RECORDS = 1_000;

/** Moves fetched batches into the lanes; never waits for a handler, so that no topic holds up the others. */
export interface Intake {
  readonly take: (payload: EachBatchPayload) => Promise<void>;
  /** A record of this topic is done: there may be room. */
  made(topic: string): void;
  /** The group's assignment is about to be taken up: `committed` is what this member last committed. */
  assigned(committed: (topic: string) => number | undefined): void;
}

/** A batch that was fetched before the group's last rebalance and comes after it, or is of a topic that went. */
const stale = (topic: string): Error => new Error(`A batch of ${topic} came late.`);

const fetchedAt = (batch: object): number => ('fetchedOffset' in batch ? Number(batch.fetchedOffset) : Number.NaN);

export const createIntake = (lanes: ConsumerLanes): Intake => {
  const paused = new Map<string, () => void>();
  const positions = new Map<string, number>();
  let suspects = new Map<string, number>();

  /**
   * kafkajs may rejoin from within one broker's fetch while another's runs on: that one's batch would be taken for the
   * new generation's, and what lies between the committed offset and it would be skipped.
   */
  const isStale = (batch: EachBatchPayload['batch']): boolean => {
    const suspect = suspects.get(batch.topic);
    suspects.delete(batch.topic);
    return suspect !== undefined && suspect === fetchedAt(batch);
  };

  return {
    take: (payload) => {
      const { batch } = payload;
      const { topic } = batch;
      const lane = lanes.of(topic);
      if (lane === undefined || isStale(batch)) return Promise.reject(stale(topic));
      positions.set(topic, Number(batch.lastOffset()) + 1);
      lane.push(batch.messages.map((message) => recordOf(topic, message)));
      if (lane.queued() > HIGH_RECORDS) paused.set(topic, payload.pause());
      return Promise.resolve();
    },
    made: (topic) => {
      const resume = paused.get(topic);
      if (resume === undefined || (lanes.of(topic)?.queued() ?? 0) > HIGH_RECORDS / 2) return;
      paused.delete(topic);
      resume();
    },
    assigned: (committed) => {
      suspects = new Map([...positions].filter(([topic, position]) => committed(topic) !== position));
      positions.clear();
      for (const resume of paused.values()) resume();
      paused.clear();
    },
  };
};
