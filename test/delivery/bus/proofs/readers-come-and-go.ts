import { randomUUID } from 'node:crypto';
import { agencyGroup, agencyTopics, hubNames } from '@lienthong/bus';
import type { KafkaConnection } from '@lienthong/bus';
import type { KafkaAccess } from '@lienthong/testing';
import type { KafkaMessage } from 'kafkajs';
import { until } from '../../../support/eventually.js';
import { shownIn } from '../read-topics.js';
import { kafkaClient } from '../traffic/kafka-client.js';
import { openStand, SEED } from './stand.js';

const ROUNDS = 4;

interface Member {
  leave(): Promise<void>;
}

interface Membership {
  readonly connection: KafkaConnection;
  readonly group: string;
  readonly topics: readonly string[];
  /** Without it nothing is committed: whoever takes over reads it again. */
  readonly onMessage?: (message: KafkaMessage) => void;
}

/** Resolves when the group has let it in. */
const join = async ({ connection, group, topics, onMessage }: Membership): Promise<Member> => {
  const consumer = kafkaClient(connection).consumer({
    groupId: group,
    sessionTimeout: 6_000,
    heartbeatInterval: 500,
    maxWaitTimeInMs: 100,
    allowAutoTopicCreation: false,
  });
  const joined = Promise.withResolvers<undefined>();
  consumer.on(consumer.events.GROUP_JOIN, () => joined.resolve(undefined));
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  await consumer.run({
    autoCommit: onMessage !== undefined,
    eachMessage: ({ message }) => {
      onMessage?.(message);
      return Promise.resolve();
    },
  });
  await joined.promise;
  return { leave: () => consumer.disconnect() };
};

/** What members of one group have taken together; the sequence tells each what another took before it. */
const takenTogether = () => {
  const taken: number[] = [];
  const gaps: string[] = [];
  return {
    taken,
    gaps,
    take: (message: KafkaMessage): void => {
      const { sequence } = shownIn(message);
      if (sequence < taken.length) return;
      if (sequence > taken.length) gaps.push(`${sequence} came where ${taken.length} was next`);
      taken.push(sequence);
    },
  };
};

/** Members come and go in a group of readers, in the agency's own, and among the hub's consumers. */
export const readersComeAndGo = async (kafka: KafkaAccess): Promise<void> => {
  await using stand = await openStand(kafka);
  const { agencies, agencyOnBus, connection } = stand.prepared;
  const [agency = ''] = agencies;
  await using hub = await stand.startHub();
  await using traffic = stand.startTraffic({ seed: SEED + 3 });
  await traffic.flowsAfter(0);
  const together = takenTogether();
  const { in: inbox } = agencyTopics(agency);
  const reader = { connection: stand.broker, group: `readers-${randomUUID()}`, topics: [inbox] };
  const outs = agencies.map((one) => agencyTopics(one).out);
  const [edge = '', otherEdge = ''] = hubNames({ edges: 2, relays: 2 }).groups;
  let former = await join({ ...reader, onMessage: together.take });
  for (let round = 0; round < ROUNDS; round += 1) {
    const members = await Promise.all([
      join({ connection: agencyOnBus, group: agencyGroup(agency), topics: [inbox] }),
      join({ connection, group: round % 2 === 0 ? edge : otherEdge, topics: outs }),
    ]);
    const next = await join({ ...reader, onMessage: together.take });
    await former.leave();
    former = next;
    await Promise.all(members.map((member) => member.leave()));
    await traffic.flowsAfter(Date.now());
  }
  await stand.provesAfter(traffic);
  const head = (await stand.look()).inboxes.get(agency)?.length ?? 0;
  await until(() => together.taken.length >= head);
  await former.leave();
  expect(together.gaps).toEqual([]);
  expect(together.taken).toEqual(Array.from({ length: head }, (_, sequence) => sequence));
  await hub.stop();
};
