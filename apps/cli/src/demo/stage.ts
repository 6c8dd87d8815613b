import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FilePart } from '@lienthong/client';
import { CAST } from './cast.js';
import type { Role } from './cast.js';
import { orStop } from '../shell/stopped.js';
import type { DemoBus } from './kafka/demo-bus.js';
import { startAgent } from './process/agent-process.js';
import type { AgentProcess } from './process/agent-process.js';
import { connectSystem } from './process/connect-system.js';
import type { TemporaryHub } from './process/temporary-hub.js';

/** The hub, and one process for each agency that plays. */
export interface Stage extends AsyncDisposable {
  readonly hub: TemporaryHub;
  readonly agents: Readonly<Record<Role, AgentProcess>>;
  readonly tokens: { readonly operator: string; readonly province: string; readonly auditor: string };
  /** An edXML message of the government office to the province. */
  readonly ministryMessage: string;
  /** Writes an attachment and answers the part that sends it. */
  readonly attachment: (name: string, text: string) => Promise<FilePart>;
}

const roles = Object.keys(CAST) as readonly Role[];

const systemIdOf = (code: string): string => `qlvb-${code.toLowerCase().replaceAll('.', '-')}`;

/** Stays on HTTP beside a bus: a document in a topic is in its agency's hands, and one scene has one that is not. */
const OFF_THE_BUS: Role = 'baiChay';

/** Proves who it is by certificate; the others log in with a password. */
const CERTIFIED: Role = 'office';

/** Systems that are to have certificates. */
export const certifiedSystems: readonly string[] = [systemIdOf(CAST[CERTIFIED])];

export const setStage = async (hub: TemporaryHub, bus?: DemoBus): Promise<Stage> => {
  await using opened = new AsyncDisposableStack();
  const dir = opened.adopt(await mkdtemp(join(tmpdir(), 'lienthong-stage-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  const { operator, url } = hub;
  const connected = await Promise.all(
    roles.map(async (role) => {
      const agency = CAST[role];
      const systemId = systemIdOf(agency);
      const name = `Phần mềm quản lý văn bản ${agency}`;
      const token = await connectSystem(operator, { systemId, name, role: 'agency', agencies: [agency] });
      if (bus && role !== OFF_THE_BUS) orStop(await operator.busMandates.grant(systemId, agency));
      return { role, agency, systemId, token };
    }),
  );
  const files = await bus?.provision(operator);
  const started = connected.map(({ role, agency, systemId, token }) => {
    const kafka = files?.get(systemId);
    return { role, token, agent: opened.use(startAgent({ url, token, agency, ...(kafka && { kafka }) })) };
  });
  const auditor = await connectSystem(operator, {
    systemId: 'thanh-tra',
    name: 'Thanh tra',
    role: 'auditor',
    agencies: [],
  });
  const agents = Object.fromEntries(started.map(({ role, agent }) => [role, agent])) as Record<Role, AgentProcess>;
  const province = started.find(({ role }) => role === 'province')?.token ?? '';
  const all = opened.move();
  return {
    hub,
    agents,
    tokens: { operator: hub.operatorToken, province, auditor },
    ministryMessage: fileURLToPath(new URL('../../fixtures/cong-van-vpcp.edxml', import.meta.url)),
    attachment: async (name, text) => {
      const path = join(dir, name);
      await writeFile(path, text);
      return { path };
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
