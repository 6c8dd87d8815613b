import { kafkaEngine, startKafka, withEngine } from '@lienthong/testing';
import type { KafkaCluster } from '@lienthong/testing';
import { hubKilled, MS_PER_ROUND, ROUNDS } from './proofs/hub-killed.js';

const engine = kafkaEngine() !== undefined;

/** Hubs on one broker share their groups, and some proofs stop the broker: it is this suite's own. */
describe('what is acknowledged over the bus is in every inbox and topic exactly once, in order and densely', () => {
  let kafka: KafkaCluster;
  beforeAll(async () => {
    if (engine) kafka = await startKafka();
  }, 180_000);
  afterAll(() => kafka?.[Symbol.asyncDispose]());

  const proves = (title: string, proof: (kafka: KafkaCluster) => Promise<void>, timeout = 180_000): void =>
    withEngine('kafka', engine, title, () => proof(kafka), timeout);

  proves(`though the hub is killed ${ROUNDS} times under load`, hubKilled, 120_000 + ROUNDS * MS_PER_ROUND);
});
