import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG, initHub, startHub } from '@lienthong/hub';
import { instantOf, systemClock } from '@lienthong/kernel';
import {
  grantMandate,
  importAgencies,
  issueCredential,
  loadExampleRegister,
  parseSystemId,
  registerSystem,
} from '@lienthong/registry';
import type { SystemRole } from '@lienthong/registry';

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
}

/** Agencies of the example register that are live today. */
const ours = ['G22', 'H37', 'H49', 'H26', 'H55', 'G15', 'G24', 'H24'];
const others = ['H56', 'H57'];

const must = <T>(
  outcome: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { code: string } },
): T => {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};

export const prepareHub = async (): Promise<PreparedHub> => {
  const dir = await mkdtemp(join(tmpdir(), 'lienthong-'));
  const { token: operator } = await initHub(dir);
  await using hub = await startHub({ ...DEFAULT_CONFIG, dir, port: 0, logLevel: 'silent' });
  const ports = { store: hub.exchange.store, registry: hub.registry, clock: systemClock };
  await importAgencies(ports)(await loadExampleRegister());
  const now = systemClock.now();
  const expiresAt = instantOf(new Date(Date.parse(now) + 86_400_000));
  const system = async (name: string, agencies: readonly string[], role: SystemRole): Promise<string> => {
    const systemId = must(parseSystemId(name));
    must(await registerSystem(ports)({ systemId, name, kind: 'platform' }));
    for (const code of agencies) {
      const found = hub.registry.register.resolve(code, now);
      if (found.kind !== 'live') throw new Error(`${code} is ${found.kind}`);
      must(await grantMandate(ports)({ systemId, agency: found.agency.agencyId, from: now }));
    }
    return must(await issueCredential(ports)({ systemId, role, expiresAt })).token;
  };
  return {
    dir,
    operator,
    agency: await system('ours', ours, 'agency'),
    mine: ours,
    stranger: await system('others', others, 'agency'),
    theirs: others,
    auditor: await system('auditor', [], 'auditor'),
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
};
