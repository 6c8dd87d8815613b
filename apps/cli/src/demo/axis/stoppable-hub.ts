import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@lienthong/client';
import type { Client } from '@lienthong/client';
import { runVerb, startHubProcess } from '../process/cli-process.js';
import type { HubProcess } from '../process/cli-process.js';
import { freePort } from './free-port.js';

/** A hub in a process of its own that can be stopped and comes back at the same address, on a folder that vanishes. */
export interface StoppableHub extends AsyncDisposable {
  readonly url: string;
  readonly operatorToken: string;
  readonly operator: Client;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** It runs when it resolves. `serveWith`: what else `lienthong serve` is told. */
export const startStoppableHub = async (serveWith: readonly string[] = []): Promise<StoppableHub> => {
  await using opened = new AsyncDisposableStack();
  const dir = opened.adopt(await mkdtemp(join(tmpdir(), 'lienthong-demo-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  const { token } = await runVerb<{ readonly token: string }>(['init', '--dir', dir]);
  const port = String(await freePort());
  let running: HubProcess | undefined;
  const stop = async (): Promise<void> => {
    await running?.[Symbol.asyncDispose]();
    running = undefined;
  };
  const start = async (): Promise<void> => {
    running ??= await startHubProcess(['--dir', dir, '--port', port, '--log-level', 'error', ...serveWith]);
  };
  opened.defer(stop);
  await start();
  const url = `http://127.0.0.1:${port}`;
  const all = opened.move();
  return {
    url,
    operatorToken: token,
    operator: createClient({ url, token }),
    start,
    stop,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
