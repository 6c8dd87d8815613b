import { agencyTopics } from '@lienthong/bus';
import type { KafkaAccess } from '@lienthong/testing';
import { Admin } from '@platformatic/kafka';
import { until } from '../../../support/eventually.js';
import { runCommand } from '../../../support/command.js';
import { busViolationsOf } from '../bus-violations.js';
import { openStand, SEED } from './stand.js';
import type { Stand } from './stand.js';

const withAdmin = async <T>({ broker }: Stand, work: (admin: Admin) => Promise<T>): Promise<T> => {
  const admin = new Admin({ clientId: 'proof', bootstrapBrokers: [...broker.brokers], tls: { ...broker.tls } });
  try {
    return await work(admin);
  } finally {
    await admin.close();
  }
};

/** The topic is deleted and made anew under a running relay, and rebuilt from the inbox with one command. */
export const lostTopic = async (kafka: KafkaAccess): Promise<void> => {
  await using stand = await openStand(kafka);
  const { agencies, operator } = stand.prepared;
  const [agency = ''] = agencies;
  const topic = agencyTopics(agency).in;
  await using hub = await stand.startHub();
  await using traffic = stand.startTraffic({ seed: SEED + 9 });
  await traffic.flowsAfter(0);
  await until(async () => ((await stand.look()).topics.get(agency)?.length ?? 0) > 5);
  await withAdmin(stand, (admin) => admin.deleteTopics({ topics: [topic] }));
  await stand.prepared.provision();
  const held = async () => ((await runCommand(hub.url, operator, ['desk', 'topic', agency])) as { held: string }).held;
  await until(async () => (await held()) === 'topic-anew');
  await traffic.flowsAfter(Date.now());
  const order = ['desk', 'rebuild-topic', agency, '--from', '0', '--reason', 'Mất chủ đề'];
  await runCommand(hub.url, operator, order);
  await stand.provesAfter(traffic);
  expect(await held()).toBeNull();
  await hub.stop();
};

/** A topic whose records have all expired goes on behind them. */
export const expiredTopic = async (kafka: KafkaAccess): Promise<void> => {
  await using stand = await openStand(kafka);
  const [agency = ''] = stand.prepared.agencies;
  const topic = agencyTopics(agency).in;
  await using first = await stand.startHub();
  await using early = stand.startTraffic({ seed: SEED + 10 });
  await early.flowsAfter(0);
  await stand.provesAfter(early);
  const before = await stand.look();
  const shown = before.topics.get(agency) ?? [];
  expect(shown.length).toBeGreaterThan(0);
  await first.stop();

  await withAdmin(stand, (admin) =>
    admin.deleteRecords({ topics: [{ name: topic, partitions: [{ partition: 0, offset: -1n }] }] }),
  );
  await using second = await stand.startHub();
  await using late = stand.startTraffic({ seed: SEED + 11 });
  await late.flowsAfter(Date.now());
  const sent = await late.end();
  const withExpired = async () => {
    const after = await stand.look();
    const topics = new Map(after.topics).set(agency, [...shown, ...(after.topics.get(agency) ?? [])]);
    return busViolationsOf({ ...after, topics, sent });
  };
  await until(async () => (await withExpired()).length === 0);
  await second.stop();
};
