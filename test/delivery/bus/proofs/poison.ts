import { agencyTopics } from '@lienthong/bus';
import type { KafkaConnection } from '@lienthong/bus';
import type { KafkaAccess } from '@lienthong/testing';
import { Producer } from '@platformatic/kafka';
import { readTopics } from '../read-topics.js';
import { openStand, SEED } from './stand.js';

interface Poison {
  readonly value: Buffer | undefined;
  readonly headers: readonly (readonly [string, Buffer])[];
  readonly compression?: 'zstd' | 'lz4';
  readonly class: string;
  readonly code: string;
}

const header = (name: string, value: string): readonly [string, Buffer] => [name, Buffer.from(value)];
const event = (type: string) => [
  header('ce_specversion', '1.0'),
  header('ce_id', `poison-${type}`),
  header('ce_source', '/gateways/proof'),
  header('ce_type', type),
];
const SUBMIT = 'vn.lienthong.transfer.submit.v1';
const noise = Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7_919) % 256));

const POISON: readonly Poison[] = [
  {
    value: noise,
    headers: [...event(SUBMIT).slice(0, 3), ['ce_type', Buffer.from([0xff, 0xfe])], header('__proto__', 'x')],
    class: 'unreadable',
    code: 'bus/bad-attribute',
  },
  { value: noise, headers: [], compression: 'zstd', class: 'unreadable', code: 'bus/not-cloudevents' },
  { value: noise, headers: [], compression: 'lz4', class: 'unreadable', code: 'bus/not-cloudevents' },
  { value: undefined, headers: event(SUBMIT), class: 'unreadable', code: 'bus/tombstone' },
  {
    value: noise,
    headers: event('vn.other.thing.v1'),
    class: 'no-handler',
    code: 'bus/unknown-type',
  },
];

/** As another client would, with a codec that kafkajs does not know. */
const send = async (
  { brokers, tls, sasl }: KafkaConnection,
  topic: string,
  { value, headers, compression }: Poison,
): Promise<number> => {
  const producer = new Producer<Buffer, Buffer, Buffer, Buffer>({
    clientId: 'poisoner',
    bootstrapBrokers: [...brokers],
    tls: { ...(tls.ca && { ca: tls.ca }) },
    ...(sasl && { sasl: { mechanism: 'SCRAM-SHA-512', username: sasl.username, password: sasl.password } }),
    ...(compression && { compression }),
  });
  try {
    const message = {
      topic,
      partition: 0,
      key: Buffer.from('poison'),
      headers: new Map(headers.map(([name, bytes]) => [Buffer.from(name), bytes])),
      ...(value === undefined ? {} : { value }),
    };
    const { offsets } = await producer.send({ messages: [message], acks: -1 });
    return Number(offsets?.[0]?.offset);
  } finally {
    await producer.close();
  }
};

/** What cannot be read arrives in the midst: it is answered and put aside, and nothing behind it waits. */
export const poisonInTheMidst = async (kafka: KafkaAccess): Promise<void> => {
  await using stand = await openStand(kafka);
  const { agencies, agencyOnBus } = stand.prepared;
  const [agency = ''] = agencies;
  const { out, deadLetters } = agencyTopics(agency);
  await using hub = await stand.startHub();
  await using traffic = stand.startTraffic({ seed: SEED + 4 });
  await traffic.flowsAfter(0);
  const offsets: number[] = [];
  for (const poison of POISON) offsets.push(await send(agencyOnBus, out, poison));
  await traffic.flowsAfter(Date.now());
  await stand.provesAfter(traffic);

  const expected = POISON.map(({ class: parkClass, code }, index) => ({
    offset: String(offsets[index]),
    topic: out,
    partition: '0',
    group: expect.stringMatching(/^lienthong\.hub\.edge-\d$/) as string,
    count: '1',
    class: parkClass,
    code,
  }));
  const letters = (await readTopics(stand.broker, [deadLetters])).get(deadLetters) ?? [];
  const told = letters.map(({ headers = {} }) => {
    const of = (name: string): string => String(headers[`__dlq.errors.${name}`]);
    return {
      offset: of('offset'),
      topic: of('topic'),
      partition: of('partition'),
      group: of('group'),
      count: of('delivery.count'),
      class: of('class'),
      code: of('code'),
    };
  });
  expect(told).toEqual(expected);
  const { inboxes } = await stand.look();
  const refusals = (inboxes.get(agency) ?? []).filter(({ kind }) => kind === 'refusal');
  expect(refusals.map(({ answers, code }) => [answers, code])).toEqual(
    POISON.map(({ code }, index) => [offsets[index], code]),
  );
  await hub.stop();
};
