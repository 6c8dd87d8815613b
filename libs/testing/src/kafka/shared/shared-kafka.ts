import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import { Fault } from '@lienthong/kernel';
import type { KafkaAccess } from '../access.js';
import { kafkaAccess } from '../client/kafka-access.js';
import { withEngine } from '../../engines.js';
import { kafkaEngine } from '../engine.js';
import { sharedVariable } from './on-demand.js';
import type { SharedAnswer } from './on-demand.js';

/** The one broker of this test run, started by whoever asks first. Isolate by fresh names of topics, groups and users. */
export const sharedKafka = async (): Promise<KafkaAccess> => {
  const socket = process.env[sharedVariable];
  if (socket === undefined)
    throw new Fault('kafka/not-shared', 'Only a run of the int or e2e tests has a shared broker');
  const answer = JSON.parse(await text(createConnection(socket))) as SharedAnswer;
  if ('error' in answer) throw new Fault('kafka/not-started', answer.error);
  return kafkaAccess(answer.address);
};

/** Starting the broker may fall into the time of the first test. */
const patience = 180_000;

/** A test on the shared broker; reported as not run where none can be. */
export const withKafka = (title: string, run: (kafka: KafkaAccess) => Promise<void>, timeout = patience): void =>
  withEngine('kafka', kafkaEngine() !== undefined, title, async () => run(await sharedKafka()), timeout);
