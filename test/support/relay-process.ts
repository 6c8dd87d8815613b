import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { KafkaConnection } from '@lienthong/bus';
import type { PreparedBusHub } from './prepared-bus-hub.js';

/** A relay in a process of its own, which knows the hub over HTTP only. */
export interface RelayProcess extends AsyncDisposable {
  /** SIGSTOP and SIGCONT. */
  pause(): void;
  wake(): void;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Resolves when it has logged this. */
  said(what: string): Promise<void>;
}

const main = fileURLToPath(new URL('../../../apps/relay/dist/main.js', import.meta.url));

/** As an operator lays it down: secrets in files that nobody else may read. */
const writeConnection = async (dir: string, { brokers, tls, sasl }: KafkaConnection): Promise<string> => {
  if (sasl === undefined || tls.ca === undefined) throw new TypeError('The hub logs in with a password');
  const { username, mechanism } = sasl;
  await writeFile(join(dir, 'ca.pem'), tls.ca);
  await writeFile(join(dir, 'hub.password'), sasl.password, { mode: 0o600 });
  const connection = {
    brokers,
    tls: { caFile: 'ca.pem' },
    sasl: { mechanism, username, passwordFile: 'hub.password' },
  };
  const file = join(dir, 'kafka.json');
  await writeFile(file, JSON.stringify(connection), { mode: 0o600 });
  return file;
};

export const startRelayProcess = async (
  { dir, connection, relay, shards }: Pick<PreparedBusHub, 'dir' | 'connection' | 'relay' | 'shards'>,
  url: string,
): Promise<RelayProcess> => {
  const file = await writeConnection(dir, connection);
  const child = spawn(
    process.execPath,
    ['--no-warnings', main, '--kafka', file, '--url', url, '--shards', String(shards)],
    { env: { PATH: process.env['PATH'] ?? '', LIENTHONG_TOKEN: relay }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    for (const listen of listeners) listen();
  });
  const gone = once(child, 'exit');
  return {
    pause: () => void child.kill('SIGSTOP'),
    wake: () => void child.kill('SIGCONT'),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    said: (what) =>
      new Promise((resolve, reject) => {
        const listen = (): void => {
          if (!lines.some((line) => line.includes(what))) return;
          listeners.delete(listen);
          resolve();
        };
        listeners.add(listen);
        void gone.then(() => reject(new Error(`The relay ended without: ${what}`)));
        listen();
      }),
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await gone;
    },
  };
};
