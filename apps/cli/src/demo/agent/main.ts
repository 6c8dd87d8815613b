import { createClient } from '@lienthong/client';
import { agentOf } from './agent.js';
import { httpLink } from './http/http-link.js';
import { serveCalls } from './serve-calls.js';
import { watchInbox } from './watcher.js';

const {
  LIENTHONG_URL: url = '',
  LIENTHONG_TOKEN: token = '',
  LIENTHONG_AGENCY: agency = '',
  LIENTHONG_KAFKA: kafka,
} = process.env;

const ended = new AbortController();
process.once('disconnect', () => ended.abort());
process.once('SIGINT', () => undefined);

const client = createClient({ url, token });

/** Loaded only where there is a bus: its client libraries take longer to start than all the rest. */
const openLink = async (file: string) => {
  const { readKafkaConnection } = await import('@lienthong/bus');
  const { openKafkaBus } = await import('@lienthong/bus/kafka');
  const { openKafkaLink } = await import('./kafka/kafka-link.js');
  const connection = await readKafkaConnection(file);
  const complain = ({ code, topic = '' }: { code: string; topic?: string }): void =>
    void process.stderr.write(`${agency}: ${code} ${topic}\n`);
  const bus = openKafkaBus({ connection, clientId: `qlvb-${agency}`, onAlarm: complain });
  process.once('disconnect', () => void bus[Symbol.asyncDispose]());
  return openKafkaLink(bus, client, agency);
};

const link = kafka === undefined ? httpLink(client, agency) : await openLink(kafka);
const agent = agentOf(link, agency, watchInbox(link, agency, ended.signal));

serveCalls(agent);
