#!/usr/bin/env node
import { once } from 'node:events';
import { isKnownWarning, readKafkaConnection } from '@lienthong/bus';
import { isFault } from '@lienthong/kernel';
import { printWarnings } from '@lienthong/telemetry';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { serveFigures } from './figures.js';
import { HELP, readOptions } from './options.js';
import { startRelayProcess } from './relay-process.js';

/** A relay relays also where another one has its port; what would be unsafe it refuses. */
const orWithout =
  (log: Logger) =>
  (error: unknown): undefined => {
    if (!isFault(error) || error.code !== 'relay/figures') throw error;
    log.warn({ code: error.code }, error.message);
  };

printWarnings(isKnownWarning);
const options = await readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  process.stderr.write(HELP);
  process.exitCode = options === 'help' ? 0 : 2;
} else {
  const { url, token, shards, allowPlainHttp, metrics } = options;
  const connection = await readKafkaConnection(options.kafka);
  const log = pino({ level: options.logLevel });
  await using relay = startRelayProcess({ connection, hub: { url, token, allowPlainHttp }, shards, log });
  const serving = serveFigures(() => relay.status(), { ...metrics, allowPlainHttp });
  await using figures = await serving.catch(orWithout(log));
  log.info({ ...relay.status(), figures: figures?.url }, 'relaying');
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
