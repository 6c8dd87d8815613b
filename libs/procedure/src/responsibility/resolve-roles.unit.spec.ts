import type { Instant } from '@lienthong/kernel';
import type { AgencyCode, LocalDate } from '@lienthong/identifiers';
import { readProcedure } from '../reading/read-procedure.js';
import { exampleYaml } from '../testing/example-yaml.js';
import { registerOfLines } from '../testing/example-register.js';
import { createAgencyFinder } from './agency-finder.js';
import type { Competence } from './competence.js';
import { resolveLegs } from './resolve-roles.js';

const code = (text: string): AgencyCode => text as AgencyCode;
const before = '2025-06-30T10:00:00.000Z' as Instant;
const after = '2025-07-01T03:00:00.000Z' as Instant;

const register = registerOfLines([
  ['H49', 'province'],
  ['H49.1', 'commune', 'H49', 'H49.9'],
  ['H49.9', 'commune', 'H49'],
  ['H49.2', 'commune', 'H49'],
  ['G01.1', 'commune'],
  ['G01.2', 'commune'],
  ['G15', 'central'],
]);

const competence = (agency: string, work: string, ...serves: readonly string[]): Competence => ({
  agency: code(agency),
  work,
  serves: serves.map(code),
  from: '2020-01-01' as LocalDate,
});

const resolved = (competences: readonly Competence[], place: string, at: Instant) => {
  const read = readProcedure(exampleYaml);
  if (!read.ok) throw new TypeError('example');
  const legs = resolveLegs(createAgencyFinder(register, competences), read.value, new Set(), code(place), at);
  return legs.ok ? [...legs.value].map(([leg, agency]) => `${leg} ${agency.code}`) : legs.refusal;
};

const hoTich = competence('H49.1', 'ho-tich', 'H49.1');
const cuTru = competence('G01.1', 'cu-tru', 'H49');

describe('who is responsible for a leg', () => {
  it('is the one agency of its level that does this work for the place, or for all above it', () => {
    expect(resolved([hoTich, cuTru, competence('G01.2', 'bhyt', 'H49')], 'H49.1', before)).toEqual([
      'mot H49.1',
      'hai G01.1',
    ]);
  });

  it('is the successor from the midnight of the closing on, also for a place that is closed', () => {
    expect(resolved([hoTich, cuTru], 'H49.1', after)).toEqual(['mot H49.9', 'hai G01.1']);
  });

  it('is found by the day: a competence holds from its first day to its last', () => {
    const ended = { ...cuTru, until: '2025-06-30' as LocalDate };
    const begun = { ...competence('G01.2', 'cu-tru', 'H49'), from: '2025-07-01' as LocalDate };
    expect(resolved([hoTich, ended, begun], 'H49.1', before)).toEqual(['mot H49.1', 'hai G01.1']);
    expect(resolved([hoTich, ended, begun], 'H49.1', after)).toEqual(['mot H49.9', 'hai G01.2']);
  });

  it('is nobody where nobody serves the place, and that is refused', () => {
    expect(resolved([hoTich, competence('G01.1', 'cu-tru', 'H49.2')], 'H49.1', before)).toMatchObject({
      code: 'procedure/role-unfilled',
      params: { role: 'cong-an', place: 'H49.1' },
    });
  });

  it('is never one of two: that is refused with both', () => {
    expect(resolved([hoTich, cuTru, competence('G01.2', 'cu-tru', 'H49.1')], 'H49.1', before)).toMatchObject({
      code: 'procedure/role-ambiguous',
      params: { agencies: 'G01.1, G01.2' },
    });
  });

  it('is the same agency where two competences lead to it', () => {
    expect(resolved([hoTich, cuTru, competence('G01.1', 'cu-tru', 'H49.1')], 'H49.1', before)).toContain('hai G01.1');
  });

  it('is of the role’s level and no other', () => {
    expect(resolved([competence('H49', 'ho-tich', 'H49'), cuTru], 'H49.1', before)).toMatchObject({
      code: 'procedure/role-unfilled',
    });
  });

  it('is checked with a definition: a role no agency fills is refused at its line', () => {
    const finder = createAgencyFinder(register, [hoTich]);
    const read = readProcedure(exampleYaml, { finder, at: before });
    expect(read.ok || read.problems).toMatchObject([
      { code: 'procedure/role-unfilled', path: '/agencies/cong-an', params: { line: 10, column: 12 } },
    ]);
    const both = createAgencyFinder(register, [hoTich, cuTru, competence('G01.2', 'cu-tru', 'H49')]);
    expect(readProcedure(exampleYaml, { finder: both, at: before }).ok).toBe(true);
    expect(readProcedure(exampleYaml, { finder: both, at: before, place: code('H49.1') })).toMatchObject({
      ok: false,
      problems: [{ code: 'procedure/role-ambiguous' }],
    });
  });
});
