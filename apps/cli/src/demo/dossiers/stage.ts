import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@lienthong/client';
import { orStop } from '../../shell/stopped.js';
import { startCallee } from '../process/callee.js';
import type { Callee } from '../process/callee.js';
import { connectSystem } from '../process/connect-system.js';
import type { DossierAgent } from './agent/agent.js';
import { DOSSIER_CAST, local, OPENING } from './cast.js';
import type { DossierRole } from './cast.js';
import type { ClockedHub } from './hub/clocked-hub.js';

/** A hub whose clock is set from here, and one process for each agency that takes part. */
export interface DossierStage extends AsyncDisposable, Readonly<Record<DossierRole, Callee<DossierAgent>>> {
  readonly url: string;
  readonly tokens: Readonly<Record<DossierRole | 'operator', string>>;
  /** Sets the hub's clock to a moment of Việt Nam, `2026-11-25 09:00`. */
  readonly at: (moment: string) => Promise<void>;
}

const hubScript = fileURLToPath(new URL('./hub/main.js', import.meta.url));
const agentScript = fileURLToPath(new URL('./agent/main.js', import.meta.url));

/** Weeks pass on the hub's clock. */
const DAYS = 60;

export const setDossierStage = async (): Promise<DossierStage> => {
  await using opened = new AsyncDisposableStack();
  const dir = opened.adopt(await mkdtemp(join(tmpdir(), 'lienthong-demo-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  const start = local(OPENING);
  const hub = opened.use(startCallee<ClockedHub>(hubScript, 'hub', { DEMO_DIR: dir, DEMO_START: start }));
  const { url, operatorToken } = await hub.call('started');
  const operator = createClient({ url, token: operatorToken });
  orStop(await operator.agencies.importExample());
  const connect = async (role: DossierRole) => {
    const agency = DOSSIER_CAST[role];
    const systemId = `ho-so-${agency.toLowerCase().replaceAll('.', '-')}`;
    const system = { systemId, name: `Phần mềm hồ sơ ${agency}`, role: 'agency' as const, agencies: [agency] };
    const token = await connectSystem(operator, { ...system, days: DAYS });
    const env = { LIENTHONG_URL: url, LIENTHONG_TOKEN: token, LIENTHONG_AGENCY: agency };
    return { token, agent: opened.use(startCallee<DossierAgent>(agentScript, agency, env)) };
  };
  const [commune, police, insurance] = await Promise.all([connect('commune'), connect('police'), connect('insurance')]);
  const all = opened.move();
  return {
    url,
    commune: commune.agent,
    police: police.agent,
    insurance: insurance.agent,
    tokens: {
      operator: operatorToken,
      commune: commune.token,
      police: police.token,
      insurance: insurance.token,
    },
    at: (moment) => hub.call('moveTo', local(moment)),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
