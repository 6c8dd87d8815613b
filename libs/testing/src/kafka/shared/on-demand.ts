import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KafkaAddress } from '../access.js';
import type { KafkaCluster } from '../start-kafka.js';
import { startKafka } from '../start-kafka.js';

/** Where a test process asks for the broker of its run. */
export const sharedVariable = 'LIENTHONG_SHARED_KAFKA';

export interface SharedKafka extends AsyncDisposable {
  /** A socket that only this user may open: the answer holds the admin's secrets. */
  readonly socket: string;
}

/** What goes over the socket: one JSON text for each connection. */
export type SharedAnswer = { readonly address: KafkaAddress } | { readonly error: string };

/** Starts one broker when the first test asks for it; a run that never asks starts none. Disposing ends it. */
export const kafkaOnDemand = async (): Promise<SharedKafka> => {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-shared-'));
  const socket = join(folder, 'kafka');
  let cluster: Promise<KafkaCluster> | undefined;
  const answer = (): Promise<SharedAnswer> =>
    (cluster ??= startKafka()).then(
      ({ scram, mtls, ca, caFile, authority, admin }) => ({ address: { scram, mtls, ca, caFile, authority, admin } }),
      (error: unknown) => ({ error: String(error) }),
    );
  const server = createServer((connection) => {
    connection.on('error', () => undefined);
    void answer().then((text) => connection.end(JSON.stringify(text)));
  });
  server.listen(socket);
  await once(server, 'listening');
  return {
    socket,
    [Symbol.asyncDispose]: async () => {
      server.close();
      await (await cluster?.catch(() => undefined))?.[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
