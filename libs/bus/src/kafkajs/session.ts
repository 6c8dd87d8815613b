import type { Kafka } from 'kafkajs';
import type { ConsumerLanes } from '../consuming/lanes.js';
import type { ConsumeOptions } from '../port/bus.js';
import { createCommits } from './commits.js';
import type { Commits } from './commits.js';
import { translated } from './faults.js';
import { createIntake } from './intake.js';
import type { Intake } from './intake.js';

/**
 * The broker waits this long for a member that was killed; its least is 6 s. Nothing of ours blocks the loop so long,
 * and batches are taken without waiting for handlers, so heartbeats go out while they work.
 */
const SESSION_MS = 6_000;

/** One life of a kafkajs consumer, from connecting to its crash. */
export interface Session {
  /** Rejects when it crashes; resolves when it was stopped. */
  readonly ended: Promise<unknown>;
  readonly commits: Commits;
  readonly intake: Intake;
  /** Takes nothing more, lets what is under way finish, and commits it; members that come meanwhile change nothing. */
  finish(): Promise<void>;
  stop(): Promise<void>;
}

export const startSession = async (
  kafka: Kafka,
  { group, from, onAssigned, onState }: ConsumeOptions,
  topics: readonly string[],
  lanes: ConsumerLanes,
): Promise<Session> => {
  const consumer = kafka.consumer({
    groupId: group,
    sessionTimeout: SESSION_MS,
    rebalanceTimeout: 15_000,
    heartbeatInterval: 1_500,
    maxWaitTimeInMs: 250,
    allowAutoTopicCreation: false,
    readUncommitted: false,
    // It never restarts itself: that would leave out the errors that kafkajs holds for final.
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5, restartOnFailure: () => Promise.resolve(false) },
  });
  const intake = createIntake(lanes);
  const commits = createCommits(lanes, (offsets) =>
    consumer.commitOffsets(offsets.map(({ topic, offset }) => ({ topic, partition: 0, offset: String(offset) }))),
  );
  let finishing = false;
  const crashed = Promise.withResolvers<undefined>();
  consumer.on(consumer.events.CRASH, ({ payload }) => crashed.reject(payload.error));
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    if (finishing) return;
    const assigned = Object.keys(payload.memberAssignment);
    intake.assigned(commits.last);
    lanes.assign(assigned);
    onState?.('connected');
    onAssigned?.(assigned);
  });
  const finish = async (): Promise<void> => {
    finishing = true;
    await lanes.drain();
    await commits.flush();
  };
  const stop = async (): Promise<void> => {
    await consumer.disconnect().catch(() => undefined);
    crashed.resolve(undefined);
  };
  try {
    await translated(async () => {
      await consumer.connect();
      await consumer.subscribe({ topics: [...topics], fromBeginning: from === 'earliest' });
      await consumer.run({ autoCommit: false, eachBatch: intake.take });
    });
  } catch (error) {
    crashed.promise.catch(() => undefined);
    await stop();
    throw error;
  }
  return { ended: translated(() => crashed.promise), commits, intake, finish, stop };
};
