import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isFault } from '@lienthong/kernel';
import { kept } from '../places.js';
import { startKafka } from '../start-kafka.js';
import { writeConnectionFiles } from '../connection/connection-files.js';
import { commandOptions, usage } from './options.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const serve = async (args: readonly string[]): Promise<void> => {
  const { brokers, fresh, help } = commandOptions(args);
  if (help) {
    say(usage.trimEnd());
    return;
  }
  const { promise: interrupted, resolve: interrupt } = Promise.withResolvers<unknown>();
  // Both the terminal and npm may send it: what comes after the first must not cut the stopping short.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, interrupt);
  const folder = join(kept, `brokers-${brokers}`);
  if (fresh) await rm(folder, { recursive: true, force: true });
  say(`Starting ${brokers === 1 ? 'one broker' : 'three brokers'} …`);
  await using kafka = await startKafka({ brokers, folder });
  const files = await writeConnectionFiles(join(folder, 'client'), kafka);
  say(`Kafka serves.
  SCRAM-SHA-512 over TLS    ${kafka.scram.join(',')}   user ${kafka.admin.username}
  client certificates       ${kafka.mtls.join(',')}

  lienthong … --kafka       ${files.scram}
    by certificate          ${files.mtls}
    as the hub              ${files.hub}
  Kafka's own tools         --command-config ${files.properties}
  logs                      ${kafka.logs.join('\n                            ')}

Ctrl-C ends it; its data stays.`);
  await interrupted;
  say('Stopping …');
};

try {
  await serve(process.argv.slice(2));
} catch (error) {
  if (!isFault(error) && !(error instanceof TypeError)) throw error;
  process.stderr.write(`${isFault(error) ? `${error.code}: ` : ''}${error.message}\n`);
  process.exitCode = 1;
}
