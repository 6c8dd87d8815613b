#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { readKafkaConnection } from '@lienthong/bus';
import { isFault } from '@lienthong/kernel';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { serveFigures } from './figures.js';
import { startRelayProcess } from './relay-process.js';

const HELP = `lienthong-relay: writes the agencies' topics from their inboxes.

  --kafka FILE          the connection to the message bus (docs/bus.md)
  --url URL             the hub                      [LIENTHONG_URL, http://127.0.0.1:8080]
  --token-file FILE     a token of the role relay    [or LIENTHONG_TOKEN]
  --shards N            as the hub and every other relay have it  [4]
  --allow-plain-http    send the token over plain HTTP beyond loopback, and serve figures there
  --metrics-port N      /metrics, /healthz and /readyz  [8082]
  --metrics-host HOST   beyond loopback only with a token  [127.0.0.1]
  --metrics-token-file FILE  who asks for /metrics shows it as a bearer token
  --log-level LEVEL     [info]
`;

/** A relay relays also where another one has its port; what would be unsafe it refuses. */
const orWithout =
  (log: Logger) =>
  (error: unknown): undefined => {
    if (!isFault(error) || error.code !== 'relay/figures') throw error;
    log.warn({ code: error.code }, error.message);
  };

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    kafka: text,
    url: { ...text, default: process.env['LIENTHONG_URL'] ?? 'http://127.0.0.1:8080' },
    'token-file': text,
    shards: { ...text, default: '4' },
    'allow-plain-http': { type: 'boolean', default: false },
    'metrics-port': { ...text, default: '8082' },
    'metrics-host': { ...text, default: '127.0.0.1' },
    'metrics-token-file': text,
    'log-level': { ...text, default: 'info' },
    help: { type: 'boolean', default: false },
  },
});
const file = values['token-file'];
const token = (file === undefined ? process.env['LIENTHONG_TOKEN'] : await readFile(file, 'utf8'))?.trim();
const port = Number(values['metrics-port']);
const isPort = Number.isInteger(port) && port >= 0 && port < 65_536;
if (values.help || values.kafka === undefined || !token || !(Number(values.shards) > 0) || !isPort) {
  process.stderr.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  const connection = await readKafkaConnection(values.kafka);
  const hub = { url: values.url, token, allowPlainHttp: values['allow-plain-http'] };
  const log = pino({ level: values['log-level'] });
  await using relay = startRelayProcess({ connection, hub, shards: Number(values.shards), log });
  const tokenFile = values['metrics-token-file'];
  const shown = tokenFile === undefined ? '' : (await readFile(tokenFile, 'utf8')).trim();
  await using figures = await serveFigures(() => relay.status(), {
    host: values['metrics-host'],
    port,
    allowPlainHttp: values['allow-plain-http'],
    ...(shown === '' ? {} : { token: shown }),
  }).catch(orWithout(log));
  log.info({ ...relay.status(), figures: figures?.url }, 'relaying');
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
