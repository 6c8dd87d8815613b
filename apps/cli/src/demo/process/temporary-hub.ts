import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@lienthong/client';
import type { Client } from '@lienthong/client';
import { orStop } from '../../shell/stopped.js';
import { runVerb, startHubProcess } from './cli-process.js';

/** A hub on a folder that vanishes with it, with the example register in it. */
export interface TemporaryHub extends AsyncDisposable {
  readonly url: string;
  readonly dir: string;
  readonly operatorToken: string;
  readonly operator: Client;
}

/** `serveWith`: what else `lienthong serve` is told. */
export const startTemporaryHub = async (serveWith: readonly string[] = []): Promise<TemporaryHub> => {
  await using opened = new AsyncDisposableStack();
  const dir = opened.adopt(await mkdtemp(join(tmpdir(), 'lienthong-demo-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  const { token } = await runVerb<{ readonly token: string }>(['init', '--dir', dir]);
  const { url } = opened.use(await startHubProcess(['--dir', dir, '--port', '0', '--log-level', 'warn', ...serveWith]));
  const operator = createClient({ url, token });
  orStop(await operator.agencies.importExample());
  const all = opened.move();
  return { url, dir, operatorToken: token, operator, [Symbol.asyncDispose]: () => all.disposeAsync() };
};
