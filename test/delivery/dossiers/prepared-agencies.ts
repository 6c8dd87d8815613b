import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG, initHub, startHub } from '@lienthong/hub';
import { systemClock } from '@lienthong/kernel';
import { importAgencies, loadExampleRegister } from '@lienthong/registry';
import { connectSystem } from '../../support/systems.js';

/** Who does the legs of a birth in one commune of the example register. */
export const AGENCIES = { commune: 'H49.204', police: 'G01.549.04', insurance: 'G24.549.02' } as const;
export type Part = keyof typeof AGENCIES;
export const PARTS = Object.keys(AGENCIES) as readonly Part[];

/** A hub's folder in which each of them has a system with a token of its own; no hub runs on it. */
export interface PreparedAgencies extends AsyncDisposable {
  readonly dir: string;
  /** Where the agencies keep what is theirs. */
  readonly outside: string;
  readonly tokens: Readonly<Record<Part, string>>;
}

export const prepareAgencies = async (): Promise<PreparedAgencies> => {
  const outside = await mkdtemp(join(tmpdir(), 'lienthong-births-'));
  const dir = join(outside, 'hub');
  await initHub(dir);
  await using hub = await startHub({ ...DEFAULT_CONFIG, dir, port: 0, logLevel: 'silent' });
  await importAgencies({ store: hub.exchange.store, registry: hub.registry, clock: systemClock })(
    await loadExampleRegister(),
  );
  const token = async (part: Part): Promise<string> =>
    (await connectSystem(hub)(part, { role: 'agency', mandates: [{ agency: AGENCIES[part] }] })).token;
  return {
    dir,
    outside,
    tokens: { commune: await token('commune'), police: await token('police'), insurance: await token('insurance') },
    [Symbol.asyncDispose]: () => rm(outside, { recursive: true, force: true }),
  };
};
