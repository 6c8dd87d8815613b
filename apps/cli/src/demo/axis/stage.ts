import { fileURLToPath } from 'node:url';
import type { Client } from '@lienthong/client';
import { orStop } from '../../shell/stopped.js';
import { startAgent } from '../process/agent-process.js';
import type { AgentProcess } from '../process/agent-process.js';
import { startCallee } from '../process/callee.js';
import type { Callee } from '../process/callee.js';
import { connectSystem } from '../process/connect-system.js';
import { freePort } from './free-port.js';
import type { Ministry } from './kit/ministry.js';
import { startStoppableHub } from './stoppable-hub.js';
import type { StoppableHub } from './stoppable-hub.js';

export const AXIS = 'quoc-gia';
export const OFFICE = 'G22';
export const PROVINCE = 'H49';
export const COMMUNE = 'H49.204';

/** What the province knows of itself before it meets the axis: itself and one commune. */
const OWN_REGISTER = [
  {
    code: PROVINCE,
    aliases: ['000.00.00.H49'],
    name: 'Ủy ban nhân dân tỉnh Quảng Ninh',
    level: 'province',
    from: '2020-09-15',
    source: 'Danh bạ của tỉnh',
  },
  {
    code: COMMUNE,
    name: 'Ủy ban nhân dân xã Tiên Yên',
    level: 'commune',
    parent: PROVINCE,
    from: '2025-07-01',
    source: 'Danh bạ của tỉnh',
  },
];

/** Two hubs, the ministry that speaks the axis's protocol, and the province's agencies: each a process of its own. */
export interface AxisStage extends AsyncDisposable {
  readonly axis: StoppableHub;
  readonly province: StoppableHub;
  /** The province's account at the axis. */
  readonly account: { readonly endpoint: string; readonly systemId: string; readonly secret: string };
  readonly ministry: Callee<Ministry>;
  readonly agents: { readonly province: AgentProcess; readonly commune: AgentProcess };
  readonly auditors: { readonly axis: string; readonly province: string };
}

const ministryScript = fileURLToPath(new URL('./kit/main.js', import.meta.url));

const accountAt = async (
  operator: Client,
  system: { readonly systemId: string; readonly name: string; readonly agencies: readonly string[] },
  axisName: string,
): Promise<string> => {
  await connectSystem(operator, { ...system, role: 'agency' });
  return orStop(await operator.axisSecrets.issue(system.systemId, { axisName, days: 2 })).secret;
};

const auditorOf = (operator: Client): Promise<string> =>
  connectSystem(operator, { systemId: 'thanh-tra', name: 'Thanh tra', role: 'auditor', agencies: [] });

export const setAxisStage = async (): Promise<AxisStage> => {
  await using opened = new AsyncDisposableStack();
  const facePort = await freePort();
  const endpoint = `http://127.0.0.1:${facePort}`;
  const axis = opened.use(await startStoppableHub(['--axis-port', String(facePort)]));
  const province = opened.use(await startStoppableHub());
  orStop(await axis.operator.agencies.importExample());
  const ministrySecret = await accountAt(
    axis.operator,
    { systemId: 'phan-mem-vpcp', name: 'Phần mềm của Văn phòng Chính phủ', agencies: [OFFICE] },
    'VN.VPCP',
  );
  const provinceSecret = await accountAt(
    axis.operator,
    { systemId: 'lien-thong-h49', name: 'Trung tâm liên thông tỉnh', agencies: [PROVINCE, COMMUNE] },
    'VN.H49',
  );
  orStop(await province.operator.agencies.import(OWN_REGISTER));
  const agentOf = async (agency: string): Promise<AgentProcess> => {
    const systemId = `qlvb-${agency.toLowerCase().replaceAll('.', '-')}`;
    const name = `Phần mềm quản lý văn bản ${agency}`;
    const token = await connectSystem(province.operator, { systemId, name, role: 'agency', agencies: [agency] });
    return opened.use(startAgent({ url: province.url, token, agency }));
  };
  const agents = { province: await agentOf(PROVINCE), commune: await agentOf(COMMUNE) };
  const ministry = opened.use(
    startCallee<Ministry>(ministryScript, OFFICE, {
      DEMO_ENDPOINT: endpoint,
      DEMO_SYSTEM: 'VN.VPCP',
      DEMO_SECRET: ministrySecret,
    }),
  );
  const auditors = { axis: await auditorOf(axis.operator), province: await auditorOf(province.operator) };
  const all = opened.move();
  return {
    axis,
    province,
    account: { endpoint, systemId: 'VN.H49', secret: provinceSecret },
    ministry,
    agents,
    auditors,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
