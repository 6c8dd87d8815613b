import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@lienthong/client';
import type { Client, SystemRole } from '@lienthong/client';
import { connectSystem } from '../demo/process/connect-system.js';
import { startTemporaryHub } from '../demo/process/temporary-hub.js';
import type { TemporaryHub } from '../demo/process/temporary-hub.js';

/** A hub in a process of its own with the example register, a folder for files, and systems on request. */
export interface World extends AsyncDisposable {
  readonly hub: TemporaryHub;
  readonly dir: string;
  token(role: SystemRole, ...agencies: readonly string[]): Promise<string>;
  agency(code: string, url?: string): Promise<Client>;
}

export const startWorld = async (): Promise<World> => {
  await using opened = new AsyncDisposableStack();
  const dir = opened.adopt(await mkdtemp(join(tmpdir(), 'lienthong-world-')), (made) => rm(made, { recursive: true }));
  const hub = opened.use(await startTemporaryHub());
  let systems = 0;
  const token: World['token'] = (role, ...agencies) => {
    systems += 1;
    return connectSystem(hub.operator, { systemId: `thu-${systems}`, name: `Thử ${systems}`, role, agencies });
  };
  const all = opened.move();
  return {
    hub,
    dir,
    token,
    agency: async (code, url = hub.url) => createClient({ url, token: await token('agency', code) }),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
