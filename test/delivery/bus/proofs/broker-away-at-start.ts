import type { KafkaCluster } from '@lienthong/testing';
import { call, multipart } from '../../../support/api.js';
import { until } from '../../../support/eventually.js';
import { openStand, SEED } from './stand.js';

export const brokerAwayAtStart = async (kafka: KafkaCluster): Promise<void> => {
  await using stand = await openStand(kafka);
  const { agencies, agency: token } = stand.prepared;
  const [from = '', to = ''] = agencies;
  await kafka.stop(1);
  await using hub = await stand.startHub();
  const ready = async () => (await call(hub.url, token, 'GET', '/readyz')).body;
  // The relay has not met its trouble yet when the hub begins to listen.
  await until(async () => ((await ready())['missing'] as readonly string[]).length === 2);
  expect(await ready()).toEqual({ status: 'ready', missing: ['bus', 'relay'] });
  const document = { subject: 'Khi trục thông điệp chưa chạy', number: '1', notation: 'HTTP' };
  const body = multipart({ messageId: 'over-http', from, to: [to], document }, [{ name: 'a', bytes: 'x' }]);
  expect(await call(hub.url, token, 'POST', '/v1/transfers', body)).toMatchObject({ status: 201 });

  await kafka.start(1);
  await using traffic = stand.startTraffic({ seed: SEED + 7 });
  await traffic.flowsAfter(0);
  await until(async () => ((await ready())['missing'] as readonly string[]).length === 0);
  await stand.provesAfter(traffic);
  const { topics } = await stand.look();
  expect(topics.get(to)?.[0]).toMatchObject({ kind: 'document', sequence: 0 });
  await hub.stop();
};
