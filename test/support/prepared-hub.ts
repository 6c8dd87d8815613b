import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG, initHub, startHub } from '@lienthong/hub';
import { systemClock } from '@lienthong/kernel';
import { importAgencies, loadExampleRegister } from '@lienthong/registry';
import type { SystemRole } from '@lienthong/registry';
import { connectSystem } from './systems.js';

/** A folder with the example register and three systems of different rights; no hub runs on it yet. */
export interface PreparedHub extends AsyncDisposable {
  readonly dir: string;
  /** Speaks for every agency in `mine`. */
  readonly agency: string;
  readonly mine: readonly string[];
  /** Speaks for `theirs` alone, none of which is in `mine`. */
  readonly stranger: string;
  readonly theirs: readonly string[];
  readonly operator: string;
  readonly auditor: string;
  /** For relays in processes of their own. */
  readonly relay: string;
}

/** Agencies of the example register that are live today. */
const ours = ['G22', 'H37', 'H49', 'H26', 'H55', 'G15', 'G24', 'H24'];
const others = ['H56', 'H57'];

export const prepareHub = async (): Promise<PreparedHub> => {
  const dir = await mkdtemp(join(tmpdir(), 'lienthong-'));
  const { token: operator } = await initHub(dir);
  await using hub = await startHub({ ...DEFAULT_CONFIG, dir, port: 0, logLevel: 'silent' });
  const ports = { store: hub.exchange.store, registry: hub.registry, clock: systemClock };
  await importAgencies(ports)(await loadExampleRegister());
  const connect = connectSystem(hub);
  const system = async (name: string, agencies: readonly string[], role: SystemRole): Promise<string> =>
    (await connect(name, { role, mandates: agencies.map((agency) => ({ agency })) })).token;
  return {
    dir,
    operator,
    agency: await system('ours', ours, 'agency'),
    mine: ours,
    stranger: await system('others', others, 'agency'),
    theirs: others,
    auditor: await system('auditor', [], 'auditor'),
    relay: await system('relay', [], 'relay'),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
};
