import { readKafkaConnection } from '@lienthong/bus';
import { openKafkaBus } from '@lienthong/bus/kafka';
import { createClient } from '@lienthong/client';
import { agentOf } from './agent.js';
import { httpLink } from './http/http-link.js';
import { openKafkaLink } from './kafka/kafka-link.js';
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

const openLink = async (file: string) => {
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
