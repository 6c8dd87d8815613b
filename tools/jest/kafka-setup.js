import { kafkaOnDemand, sharedVariable } from '../../libs/testing/dist/index.js';

/** One broker for all Kafka suites of a run, started when the first of them asks. */
export default async () => {
  globalThis.sharedKafka = await kafkaOnDemand();
  process.env[sharedVariable] = globalThis.sharedKafka.socket;
};
