import { parseAgencyCode } from '@lienthong/identifiers';
import { importAgencies, loadExampleRegister } from './index.js';
import type { AgencyRecord, Resolution } from './index.js';
import { idOf, moment, openTestRegistry } from './testing/index.js';
import type { TestRegistry } from './testing/index.js';

const LAST = moment('2025-06-30T16:59:59.999Z');
const FIRST = moment('2025-06-30T17:00:00.000Z');

describe('the example register', () => {
  let records: readonly AgencyRecord[];
  let ports: TestRegistry;

  beforeAll(async () => {
    records = await loadExampleRegister();
    ports = await openTestRegistry(records);
  });
  afterAll(() => ports[Symbol.asyncDispose]());

  const resolve = (code: string, instant = FIRST, areas?: readonly string[]): Resolution =>
    ports.registry.register.resolve(code, instant, areas === undefined ? {} : { areas });

  it('is taken whole, and again without a new fact', async () => {
    expect(records.length).toBeGreaterThanOrEqual(80);
    expect(await importAgencies(ports)(records)).toEqual({
      added: 0,
      changed: 0,
      unchanged: records.length,
      refused: [],
    });
  });

  it('marks as examples all and only the codes below level 1', () => {
    for (const { code, example } of records) {
      const parsed = parseAgencyCode(code);
      expect([code, example === true]).toEqual([code, parsed.ok && parsed.value.level > 1]);
    }
  });

  it.each([
    'G01',
    'G15',
    'G22',
    'G24',
    'H11',
    'H15',
    'H21',
    'H22',
    'H23',
    'H24',
    'H26',
    'H30',
    'H36',
    'H37',
    'H38',
    'H39',
    'H41',
    'H49',
    'H53',
    'H55',
    'H56',
    'H57',
  ])('has %s under its new and its old code', (code) => {
    expect(resolve(code, LAST)).toMatchObject({ kind: 'live', agency: { agencyId: code } });
    expect(resolve(`000.00.00.${code}`, LAST)).toMatchObject({ kind: 'live', agency: { agencyId: code, code } });
  });

  it.each([
    ['H23', 'H24'],
    ['H39', 'H53'],
    ['H11', 'H36'],
  ])('has %s merged into %s at midnight', (from, to) => {
    expect(resolve(from, LAST).kind).toBe('live');
    expect(resolve(from)).toMatchObject({ kind: 'succeeded', successor: { agencyId: to } });
    expect(resolve(`000.00.00.${from}`)).toMatchObject({ kind: 'succeeded', successor: { agencyId: to } });
    expect(resolve(to)).toMatchObject({ kind: 'live' });
  });

  it('has Quảng Ninh and Hà Nội go on', () => {
    for (const code of ['H49', 'H26'])
      expect(resolve(code)).toMatchObject({ kind: 'live', agency: { agencyId: code } });
  });

  it('has no district left after midnight, though some before', () => {
    const { register } = ports.registry;
    expect(register.list({ at: LAST, level: 'district' }).items.length).toBeGreaterThan(3);
    expect(register.list({ at: FIRST, level: 'district' }).items).toEqual([]);
  });

  it('knows Tây Ninh’s department of finance by both codes', () => {
    const [old, current] = [resolve('000.00.11.H53'), resolve('H53.11')];
    expect(old).toMatchObject({
      kind: 'live',
      agency: { name: 'Sở Tài chính tỉnh Tây Ninh', kind: 'department', parent: 'H53' },
    });
    expect(current).toMatchObject({ kind: 'live', agency: old.kind === 'live' ? old.agency : {} });
  });

  it('splits a district over communes, and finds the one whose ground it is', () => {
    expect(resolve('H49.32')).toMatchObject({ kind: 'scoped', candidates: { length: 3 } });
    expect(resolve('000.00.32.H49', FIRST, ['H49.32.02'])).toMatchObject({
      kind: 'succeeded',
      successor: { agencyId: 'H49.204' },
    });
  });

  it('abolishes a district that nobody follows', () => {
    expect(resolve('H49.33')).toMatchObject({ kind: 'closed', since: FIRST });
  });

  it('merges communes whole, splits one by ground, and follows one over two closings', () => {
    expect(resolve('H49.21.06')).toMatchObject({
      kind: 'succeeded',
      successor: { agencyId: 'H49.21.05', code: 'H49.201' },
    });
    expect(resolve('H49.32.06')).toMatchObject({ kind: 'scoped', candidates: { length: 2 } });
    expect(resolve('H53.31.04')).toMatchObject({
      kind: 'succeeded',
      successor: { agencyId: 'H53.201' },
      via: { length: 2 },
    });
  });

  it('splits a ministry by lines of work', () => {
    expect(resolve('G07')).toMatchObject({ kind: 'scoped', candidates: { length: 4 } });
    expect(ports.registry.register.resolve('G07', FIRST, { fields: ['giáo dục nghề nghiệp'] })).toMatchObject({
      kind: 'succeeded',
      successor: { agencyId: 'G03' },
    });
  });

  it('has at least six communes of Quảng Ninh, with police and social insurance beside them', () => {
    const { register } = ports.registry;
    expect(register.list({ at: FIRST, level: 'commune', parent: idOf('H49') }).items.length).toBeGreaterThanOrEqual(6);
    expect(register.list({ at: FIRST, level: 'commune', search: 'công an' }).items.length).toBeGreaterThanOrEqual(6);
    expect(register.list({ at: FIRST, search: 'bảo hiểm xã hội tỉnh' }).items.length).toBeGreaterThanOrEqual(2);
  });
});
