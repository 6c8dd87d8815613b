import { kafkaEngine, startKafka, withEngine } from '@lienthong/testing';
import { leaderKilled } from './proofs/leader-killed.js';

describe('what is acknowledged over the bus is in every inbox and topic exactly once, in order and densely', () => {
  withEngine(
    'kafka',
    kafkaEngine() !== undefined,
    'though the leader of a three-broker cluster is killed',
    async () => {
      await using kafka = await startKafka({ brokers: 3 });
      await leaderKilled(kafka);
    },
    600_000,
  );
});
