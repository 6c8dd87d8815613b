import { kafkaEngine, startKafka, withEngine } from '@lienthong/testing';
import type { KafkaCluster } from '@lienthong/testing';
import { brokerAwayAtStart } from './proofs/broker-away-at-start.js';
import { brokerRestarted } from './proofs/broker-restarted.js';
import { clockJumps } from './proofs/clock-jumps.js';
import { hubKilled, MS_PER_ROUND, ROUNDS } from './proofs/hub-killed.js';
import { expiredTopic, lostTopic } from './proofs/lost-topic.js';
import { poisonInTheMidst } from './proofs/poison.js';
import { readersComeAndGo } from './proofs/readers-come-and-go.js';
import { relayKilled } from './proofs/relay-killed.js';
import { ASLEEP_MS, relaySuperseded } from './proofs/relay-superseded.js';
import { replayed } from './proofs/replayed.js';

const engine = kafkaEngine() !== undefined;

/** Hubs on one broker share their groups, and some proofs stop the broker: it is this suite's own. */
describe('what is acknowledged over the bus is in every inbox and topic exactly once, in order and densely', () => {
  let kafka: KafkaCluster;
  beforeAll(async () => {
    if (engine) kafka = await startKafka();
  }, 180_000);
  afterAll(async () => {
    if (engine) await kafka[Symbol.asyncDispose]();
  });

  const proves = (title: string, proof: (kafka: KafkaCluster) => Promise<void>, timeout = 480_000): void =>
    withEngine('kafka', engine, title, () => proof(kafka), timeout);

  proves(`though the hub is killed ${ROUNDS} times under load`, hubKilled, 240_000 + ROUNDS * MS_PER_ROUND);

  proves('though the broker is stopped and started, and killed and started', brokerRestarted);

  proves(
    'though readers and members of the hub’s own groups come and go, and each reader takes it once',
    readersComeAndGo,
  );

  proves('though records that nobody can read arrive in the midst: these are refused and put aside', poisonInTheMidst);

  proves('also for who reads the topic from its beginning again, byte for byte, as over HTTP', replayed);

  proves('though the hub’s clock jumps', clockJumps);

  proves(
    'though no broker answers when the hub starts: HTTP works, and readiness says what is missing',
    brokerAwayAtStart,
  );

  proves(
    'though a relay sleeps, is superseded and wakes: then the fence keeps it out',
    relaySuperseded,
    480_000 + ASLEEP_MS,
  );

  proves('though a relay that is a process of its own is killed again and again', relayKilled);

  proves('though a topic is lost: it is held, told to the operator, and rebuilt with one command', lostTopic);

  proves('though all records of a topic have expired', expiredTopic);
});
