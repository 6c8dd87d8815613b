import { agencyGroup, agencyTopics } from '@lienthong/bus';
import type { KafkaAccess } from '@lienthong/testing';
import type { KafkaMessage } from 'kafkajs';
import { readRawInbox } from '../../../support/api.js';
import { kafkaClient } from '../traffic/kafka-client.js';
import { openStand, SEED } from './stand.js';
import type { Stand } from './stand.js';

/** Byte for byte, and at the same place. */
const written = ({ key, value, headers = {}, offset, timestamp }: KafkaMessage) => ({
  key: key?.toString('hex'),
  value: value?.toString('hex'),
  headers: Object.entries(headers).map(([name, bytes]) => `${name}: ${Buffer.from(bytes as Buffer).toString('hex')}`),
  offset,
  timestamp,
});

/** The agency's own consumer reads its topic to a sequence, goes back to the beginning, and reads it again. */
const readTwice = async ({ prepared }: Stand, agency: string, count: number) => {
  const topic = agencyTopics(agency).in;
  const consumer = kafkaClient(prepared.agencyOnBus).consumer({
    groupId: agencyGroup(agency),
    maxWaitTimeInMs: 50,
    allowAutoTopicCreation: false,
  });
  const [first, second]: [KafkaMessage[], KafkaMessage[]] = [[], []];
  const complete = Promise.withResolvers<undefined>();
  const back = (): void => consumer.seek({ topic, partition: 0, offset: '0' });
  let ready = false;
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message }) => {
      // It begins where the agency's gateway left off: at the end, with nothing to read.
      if (!ready) return Promise.resolve();
      if (first.length < count) first.push(message);
      else second.push(message);
      if (first.length === count && second.length === 0) back();
      if (second.length === count) complete.resolve(undefined);
      return Promise.resolve();
    },
  });
  ready = true;
  back();
  await complete.promise;
  await consumer.disconnect();
  return [first, second] as const;
};

export const replayed = async (kafka: KafkaAccess): Promise<void> => {
  await using stand = await openStand(kafka);
  const { agencies, agency: token } = stand.prepared;
  const [agency = ''] = agencies;
  await using hub = await stand.startHub();
  await using traffic = stand.startTraffic({ seed: SEED + 5 });
  for (let turn = 0; turn < 20; turn += 1) await traffic.flowsAfter(Date.now());
  await stand.provesAfter(traffic);
  const inbox = await readRawInbox(hub.url, token, agency);
  const [first, second] = await readTwice(stand, agency, inbox.length);
  expect(second.map(written)).toEqual(first.map(written));
  const shown = first.map(({ value }) => JSON.parse(String(value)) as (typeof inbox)[number]);
  expect(shown.map(({ sequence, entry }) => ({ sequence, entry }))).toEqual(
    inbox.map(({ sequence, entry }) => ({ sequence, entry })),
  );
  await hub.stop();
};
