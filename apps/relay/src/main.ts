#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { readKafkaConnection } from '@lienthong/bus';
import { pino } from 'pino';
import { startRelayProcess } from './relay-process.js';

const HELP = `lienthong-relay: writes the agencies' topics from their inboxes.

  --kafka FILE          the connection to the message bus (docs/bus.md)
  --url URL             the hub                      [LIENTHONG_URL, http://127.0.0.1:8080]
  --token-file FILE     a token of the role relay    [or LIENTHONG_TOKEN]
  --shards N            as the hub and every other relay have it  [4]
  --allow-plain-http    send the token over plain HTTP beyond loopback
  --log-level LEVEL     [info]
`;

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    kafka: text,
    url: { ...text, default: process.env['LIENTHONG_URL'] ?? 'http://127.0.0.1:8080' },
    'token-file': text,
    shards: { ...text, default: '4' },
    'allow-plain-http': { type: 'boolean', default: false },
    'log-level': { ...text, default: 'info' },
    help: { type: 'boolean', default: false },
  },
});
const file = values['token-file'];
const token = (file === undefined ? process.env['LIENTHONG_TOKEN'] : await readFile(file, 'utf8'))?.trim();
if (values.help || values.kafka === undefined || !token || !(Number(values.shards) > 0)) {
  process.stderr.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  const connection = await readKafkaConnection(values.kafka);
  const hub = { url: values.url, token, allowPlainHttp: values['allow-plain-http'] };
  const log = pino({ level: values['log-level'] });
  await using relay = startRelayProcess({ connection, hub, shards: Number(values.shards), log });
  log.info(relay.status(), 'relaying');
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
