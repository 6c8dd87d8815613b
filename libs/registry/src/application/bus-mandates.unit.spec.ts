import type { AgencyId } from '@lienthong/identifiers';
import type { SystemId } from '../domain/system.events.js';
import { idOf, moment } from '../testing/agency-facts.js';
import { openTestRegistry } from '../testing/registers.js';
import type { TestRegistry } from '../testing/registers.js';
import type { AgencyRecord, RecordScope } from './agency-record.js';
import { endBusMandate, grantBusMandate } from './bus-mandate-commands.js';
import { endMandate, grantMandate, issueCredential, registerSystem, revokeCredential } from './system-commands.js';
import { startRegister } from './live-registry.js';

const SOURCE = { level: 'commune', from: '2020-01-01', source: 'Thử' } as const;
const everything: RecordScope = { kind: 'everything' };
const ward = (description: string): RecordScope => ({ kind: 'territory', description, areas: [description] });
const RECORDS: readonly AgencyRecord[] = [
  { code: 'H37', name: 'Tỉnh', ...SOURCE, level: 'province' },
  { code: 'H37.11', name: 'Kế thừa một', ...SOURCE },
  { code: 'H37.12', name: 'Kế thừa hai', ...SOURCE },
  {
    code: 'H37.02',
    name: 'Nhập vào một',
    ...SOURCE,
    closed: { from: '2026-07-01', successors: [{ agency: 'H37.11', scope: everything }] },
  },
  {
    code: 'H37.03',
    name: 'Chia đôi',
    ...SOURCE,
    closed: {
      from: '2026-07-01',
      successors: [
        { agency: 'H37.11', scope: ward('Bắc') },
        { agency: 'H37.12', scope: ward('Nam') },
      ],
    },
  },
];
const FROM = moment('2026-01-01T00:00:00Z');
const BEFORE = moment('2026-06-01T00:00:00Z');
const AFTER = moment('2026-08-01T00:00:00Z');
const clock = { now: () => BEFORE };
const one = 'qlvb-mot' as SystemId;
const two = 'qlvb-hai' as SystemId;

const connect = async (ports: TestRegistry, systemId: SystemId, ...codes: readonly string[]) => {
  await registerSystem(ports)({ systemId, name: systemId, kind: 'platform' });
  for (const code of codes) {
    await grantMandate(ports)({ systemId, agency: idOf(code), from: FROM });
    const granted = await grantBusMandate(ports)({ agency: idOf(code), system: systemId, from: FROM });
    expect(granted).toMatchObject({ ok: true });
  }
};

describe('who holds a bus mandate', () => {
  const holder = ({ registry }: TestRegistry, code: string, instant = BEFORE) =>
    registry.busMandates.holderAt(idOf(code), instant);

  it('is known from its first instant on', async () => {
    await using ports = await openTestRegistry(RECORDS, clock);
    await connect(ports, one, 'H37.11');
    expect(holder(ports, 'H37.11', FROM)).toBe(one);
    expect(holder(ports, 'H37.11', moment('2025-12-31T23:59:59.999Z'))).toBeUndefined();
    expect(holder(ports, 'H37.12')).toBeUndefined();
  });

  it('is nobody without an ordinary mandate, from the start and later on', async () => {
    await using ports = await openTestRegistry(RECORDS, clock);
    await registerSystem(ports)({ systemId: one, name: 'Một', kind: 'platform' });
    const wanted = { agency: idOf('H37.11'), system: one, from: FROM };
    const refusal = { code: 'bus-mandate/needs-mandate', params: { system: one } };
    expect(await grantBusMandate(ports)(wanted)).toEqual({ ok: false, refusal });
    await connect(ports, one, 'H37.11');
    await endMandate(ports)({ systemId: one, agency: idOf('H37.11'), at: BEFORE });
    expect(holder(ports, 'H37.11', BEFORE)).toBeUndefined();
    expect(holder(ports, 'H37.11', FROM)).toBe(one);
  });

  it('is nobody once the system’s every token is revoked, and the system again with a new one', async () => {
    await using ports = await openTestRegistry(RECORDS, clock);
    await connect(ports, one, 'H37.11');
    const issue = async () => {
      const issued = await issueCredential(ports)({ systemId: one, role: 'agency', expiresAt: AFTER });
      if (!issued.ok) throw new TypeError(issued.refusal.code);
      return issued.value.credentialId;
    };
    const [first, second] = [await issue(), await issue()];
    await revokeCredential(ports)({ credentialId: first, reason: 'Thử' });
    expect(holder(ports, 'H37.11')).toBe(one);
    await revokeCredential(ports)({ credentialId: second, reason: 'Thử' });
    expect(holder(ports, 'H37.11')).toBeUndefined();
    expect(holder(ports, 'H37.11', FROM)).toBe(one);
    await issue();
    expect(holder(ports, 'H37.11')).toBe(one);
  });

  it('is nobody for an agency that is closed', async () => {
    await using ports = await openTestRegistry(RECORDS, clock);
    await connect(ports, one, 'H37.02');
    expect(holder(ports, 'H37.02', BEFORE)).toBe(one);
    expect(holder(ports, 'H37.02', AFTER)).toBeUndefined();
  });

  it('changes at once where it is told, and for who listens', async () => {
    await using ports = await openTestRegistry(RECORDS, clock);
    const { busMandates } = ports.registry;
    const told: AgencyId[] = [];
    const stop = busMandates.onChanged((agency) => void told.push(agency));
    await connect(ports, one, 'H37.12', 'H37.11');
    await endBusMandate(ports)({ agency: idOf('H37.11'), system: one });
    expect(told).toEqual([idOf('H37.12'), idOf('H37.11'), idOf('H37.11')]);
    expect(busMandates.agencies()).toEqual([idOf('H37.11'), idOf('H37.12')]);
    stop();
    await endBusMandate(ports)({ agency: idOf('H37.12'), system: one });
    expect(told).toHaveLength(3);
  });

  it('is the same when read anew from the store', async () => {
    await using ports = await openTestRegistry(RECORDS, clock);
    await connect(ports, one, 'H37.11', 'H37.02');
    await using again = await startRegister(ports.store);
    const query = { at: BEFORE, limit: 10 };
    expect(again.busMandates.list(query)).toEqual(ports.registry.busMandates.list(query));
    expect(again.busMandates.holderAt(idOf('H37.11'), BEFORE)).toBe(one);
  });
});

describe('who reads a closed agency’s topics', () => {
  const shown = ({ registry }: TestRegistry, code: string) => registry.busMandates.agency(idOf(code), AFTER);

  it('is the holder of the bus mandate of who took over everything', async () => {
    await using ports = await openTestRegistry(RECORDS, clock);
    await connect(ports, one, 'H37.02');
    await connect(ports, two, 'H37.11');
    const closed = { since: '2026-06-30T17:00:00.000Z', successor: 'H37.11', undecided: [] };
    const view = shown(ports, 'H37.02');
    expect(view).toMatchObject({ agencyId: 'H37.02', reader: two, closed });
    expect(view).not.toHaveProperty('holder');
  });

  it('is nobody by itself where several took over in part', async () => {
    await using ports = await openTestRegistry(RECORDS, clock);
    await connect(ports, one, 'H37.03');
    await connect(ports, two, 'H37.11', 'H37.12');
    const view = shown(ports, 'H37.03');
    expect(view?.closed).toEqual({ since: '2026-06-30T17:00:00.000Z', undecided: ['H37.11', 'H37.12'] });
    expect(view).not.toHaveProperty('reader');
  });
});

describe('the list of agencies on the bus', () => {
  it('neither repeats nor skips from page to page', async () => {
    await using ports = await openTestRegistry(RECORDS, clock);
    await connect(ports, one, 'H37.12', 'H37', 'H37.11');
    const { busMandates } = ports.registry;
    const first = busMandates.list({ at: BEFORE, limit: 2 });
    expect(first).toMatchObject({ items: [{ agencyId: 'H37' }, { agencyId: 'H37.11' }], next: 'H37.11' });
    const second = busMandates.list({ at: BEFORE, limit: 2, after: idOf('H37.11') });
    expect(second.items.map(({ agencyId }) => agencyId)).toEqual(['H37.12']);
    expect(second.next).toBeUndefined();
  });
});
