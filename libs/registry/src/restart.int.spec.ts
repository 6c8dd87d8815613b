import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@lienthong/kernel';
import { openSqliteEventStore } from '@lienthong/event-store';
import {
  grantMandate,
  importAgencies,
  issueCredential,
  loadExampleRegister,
  parseSystemId,
  registerSystem,
  startRegister,
} from './index.js';
import { idOf, moment } from './testing/index.js';

const NOW = moment('2026-01-01T00:00:00Z');
const EXPIRY = moment('2999-01-01T00:00:00Z');

const openOn = async (file: string) => {
  const store = await openSqliteEventStore({ file });
  const registry = await startRegister(store);
  const close = async () => {
    await registry.close();
    await store.close();
  };
  return { store, registry, clock: systemClock, [Symbol.asyncDispose]: close };
};

describe('a registry on a file', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'registry-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('knows agencies, mandates and tokens again after a restart, and takes a repeated import for nothing new', async () => {
    const file = join(folder, 'events.sqlite');
    const records = await loadExampleRegister();
    const name = parseSystemId('ioffice-h53');
    if (!name.ok) throw new TypeError('not a system id');
    const systemId = name.value;
    let token = '';
    {
      await using ports = await openOn(file);
      expect((await importAgencies(ports)(records)).added).toBe(records.length);
      await registerSystem(ports)({ systemId, name: 'iOffice', kind: 'platform' });
      await grantMandate(ports)({ systemId, agency: idOf('H53'), from: NOW });
      const issued = await issueCredential(ports)({ systemId, role: 'agency', expiresAt: EXPIRY });
      token = issued.ok ? issued.value.token : '';
    }
    await using ports = await openOn(file);
    const { register, principals } = ports.registry;
    expect(await importAgencies(ports)(records)).toMatchObject({ added: 0, changed: 0, unchanged: records.length });
    expect(register.resolve('000.00.00.H39', NOW)).toMatchObject({ kind: 'succeeded', successor: { agencyId: 'H53' } });
    const principal = principals.authenticate(token, NOW);
    expect(principal).toMatchObject({ systemId, role: 'agency' });
    expect(principal !== undefined && principals.mayActFor(principal, idOf('H53'), NOW)).toBe(true);
  });
});
