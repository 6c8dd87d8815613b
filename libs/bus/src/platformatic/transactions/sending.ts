import { setTimeout as pause } from 'node:timers/promises';
import { NumericMap, ProduceAcks, produceV11, ResponseError } from '@platformatic/kafka';
import type { Admin, MessageRecord } from '@platformatic/kafka';
import { busFault } from '../../port/faults.js';
import { connectionTo, leadersOf } from '../leaders.js';

type Messages = ReadonlyMap<string, readonly MessageRecord[]>;
type Produced = Exclude<Awaited<ReturnType<typeof produceV11.api.async>>, boolean>;

export interface Sender {
  /** Learns who leads what it does not know. Faults: those of `leadersOf`. */
  learn(topics: readonly string[]): Promise<void>;
  /** One batch for each topic; with the offset of each one's first record. Waits for every broker, whatever one says. */
  send(messages: Messages): Promise<ReadonlyMap<string, number>>;
}

interface Identity {
  readonly transactionalId: string;
  readonly producerId: bigint;
  readonly producerEpoch: number;
}

const REQUEST_MS = 10_000;
const PATIENCE_MS = 10_000;
const PAUSE_MS = 50;
/** Sequence numbers begin again at 0 behind the last of 31 bits. */
const SEQUENCES = 2 ** 31;
/** UNKNOWN_TOPIC_OR_PARTITION, LEADER_NOT_AVAILABLE, NOT_LEADER_OR_FOLLOWER: it took nothing, another broker may. */
const ELSEWHERE = [3, 5, 6];

const keyOf = (topic: string): string => `${topic}:0`;

/** The answer of a broker that took some topics' batches and leads the others no longer; undefined when it is no such one. */
const partlyTaken = (error: unknown): Produced | undefined => {
  if (!(error instanceof ResponseError) || error['response'] === undefined) return undefined;
  const answer = error['response'] as Produced;
  const codes = answer.responses.flatMap(({ partitionResponses }) => partitionResponses.map((one) => one.errorCode));
  return codes.every((code) => code === 0 || ELSEWHERE.includes(code)) ? answer : undefined;
};

/**
 * Sends under the sequence numbers of one epoch. A batch is sent again only where a broker said that it did not take it,
 * and under the same numbers.
 */
export const senderOf = (admin: Admin, identity: Identity): Sender => {
  const sequences = new NumericMap();
  const leaders = new Map<string, number>();

  const learn = async (topics: readonly string[]): Promise<void> => {
    const unknown = topics.filter((topic) => !leaders.has(topic));
    for (const [topic, leader] of await leadersOf(admin, unknown)) leaders.set(topic, leader);
  };

  const sendTo = async (leader: number, messages: readonly MessageRecord[]): Promise<Produced> => {
    const broker = await connectionTo(admin, leader);
    try {
      const options = { ...identity, sequences };
      const answer = await produceV11.api.async(broker, ProduceAcks.ALL, REQUEST_MS, [...messages], options);
      // Nothing else comes back where all replicas are asked to acknowledge.
      if (typeof answer === 'boolean') throw busFault.failed();
      return answer;
    } catch (error) {
      const answer = partlyTaken(error);
      if (answer === undefined) throw error;
      return answer;
    }
  };

  const sendOnce = async (messages: Messages): Promise<ReadonlyMap<string, number>> => {
    const byLeader = Map.groupBy(messages, ([topic]) => leaders.get(topic) ?? -1);
    const sent = await Promise.allSettled(
      [...byLeader].map(([leader, ofIt]) =>
        sendTo(
          leader,
          ofIt.flatMap(([, records]) => records),
        ),
      ),
    );
    const offsets = new Map<string, number>();
    for (const one of sent) {
      if (one.status === 'rejected') throw one.reason;
      for (const { name, partitionResponses } of one.value.responses)
        for (const { errorCode, baseOffset } of partitionResponses)
          if (errorCode === 0) offsets.set(name, Number(baseOffset));
    }
    return offsets;
  };

  const send = async (messages: Messages): Promise<ReadonlyMap<string, number>> => {
    const offsets = new Map<string, number>();
    let left = messages;
    for (const until = performance.now() + PATIENCE_MS; ;) {
      for (const [topic, offset] of await sendOnce(left)) offsets.set(topic, offset);
      left = new Map([...left].filter(([topic]) => !offsets.has(topic)));
      if (left.size === 0) break;
      if (performance.now() > until) throw busFault.unavailable();
      for (const topic of left.keys()) leaders.delete(topic);
      await pause(PAUSE_MS);
      admin.clearMetadata();
      await learn([...left.keys()]);
    }
    for (const [topic, { length }] of messages) {
      const key = keyOf(topic);
      sequences.set(key, (sequences.getWithDefault(key, 0) + length) % SEQUENCES);
    }
    return offsets;
  };

  return { learn, send };
};
