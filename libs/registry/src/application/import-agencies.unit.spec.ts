import fc from 'fast-check';
import { moment, openTestRegistry } from '../testing/index.js';
import type { AgencyRecord } from './agency-record.js';
import { importAgencies } from './import-agencies.js';

const record = (code: string, more: Partial<AgencyRecord> = {}): AgencyRecord => ({
  code,
  name: `Cơ quan ${code}`,
  level: 'province',
  from: '2020-01-01',
  source: 'test',
  ...more,
});

const NOW = moment('2026-01-01T00:00:00Z');

/** Children before parents, heirs behind those they follow: an import may come in any order. */
const RECORDS: readonly AgencyRecord[] = [
  record('H39.01', { parent: '000.00.00.H39', level: 'district', moved: [{ from: '2025-01-01', parent: 'H53' }] }),
  record('H39', {
    aliases: ['000.00.00.H39', { code: '00.00.H39', from: '2021-01-01' }],
    renamed: [{ from: '2022-01-01', name: 'Long An' }],
    closed: { from: '2025-07-01', successors: [{ agency: '000.00.00.H53', scope: { kind: 'everything' } }] },
  }),
  record('H53', { aliases: ['000.00.00.H53'] }),
];

describe('importing agencies', () => {
  it('records them in whatever order they come', async () => {
    await using ports = await openTestRegistry();
    const report = await importAgencies(ports)(RECORDS);
    expect(report).toEqual({ added: 3, changed: 0, unchanged: 0, refused: [] });
    expect(ports.registry.register.resolve('00.00.H39', NOW)).toMatchObject({
      kind: 'succeeded',
      agency: { agencyId: 'H39', name: 'Long An' },
      successor: { agencyId: 'H53' },
    });
    expect(ports.registry.register.resolve('H39.01', NOW)).toMatchObject({ kind: 'live', agency: { parent: 'H53' } });
  });

  it('changes nothing when repeated', async () => {
    await using ports = await openTestRegistry(RECORDS);
    const head = await ports.store.head();
    expect(await importAgencies(ports)(RECORDS)).toEqual({ added: 0, changed: 0, unchanged: 3, refused: [] });
    expect(await ports.store.head()).toBe(head);
  });

  it('ends alike wherever it was interrupted, and in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([0, 1, 2]),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        async (first, order) => {
          await using ports = await openTestRegistry();
          const pick = (indexes: readonly number[]) => RECORDS.filter((_, index) => indexes.includes(index));
          await importAgencies(ports)(pick(first));
          const report = await importAgencies(ports)(order.map((index) => RECORDS[index]));
          expect(report.refused).toEqual([]);
          expect(report.added + report.changed + report.unchanged).toBe(3);
          expect(ports.registry.register.resolve('000.00.00.H39', NOW)).toMatchObject({
            successor: { agencyId: 'H53' },
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('counts who was known and has new facts as changed', async () => {
    await using ports = await openTestRegistry([record('H53')]);
    const more = record('H53', { renamed: [{ from: '2024-01-01', name: 'Tây Ninh' }] });
    expect(await importAgencies(ports)([more])).toEqual({ added: 0, changed: 1, unchanged: 0, refused: [] });
  });

  it('tells how far it is, up to the end', async () => {
    await using ports = await openTestRegistry();
    const seen: string[] = [];
    await importAgencies(ports)([...RECORDS, 'nonsense'], {
      onProgress: ({ done, total }) => seen.push(`${done}/${total}`),
    });
    expect(seen).toEqual(['2/4', '3/4', '4/4']);
  });

  it.each([
    ['no object', 'x', '[0]', 'object'],
    ['a malformed code', { ...record('H53'), code: 'h53' }, '[0].code', 'agency code'],
    ['an impossible date', { ...record('H53'), from: '2025-02-29' }, '[0].from', 'yyyy-MM-dd'],
    ['an unknown level', { ...record('H53'), level: 'ward' }, '[0].level', 'central | province | district | commune'],
    ['a misspelt field', { ...record('H53'), parnet: 'G22' }, '[0].parnet', 'no such field'],
    [
      'an unknown scope',
      { ...record('H53'), closed: { from: '2025-07-01', successors: [{ agency: 'H39', scope: { kind: 'half' } }] } },
      '[0].closed.successors[0].scope.kind',
      'everything',
    ],
    [
      'areas that are no list',
      {
        ...record('H53'),
        closed: {
          from: '2025-07-01',
          successors: [{ agency: 'H39', scope: { kind: 'territory', description: 'A', areas: 'A' } }],
        },
      },
      '[0].closed.successors[0].scope.areas',
      'list',
    ],
    ['a malformed alias', { ...record('H53'), aliases: ['H53', 'x'] }, '[0].aliases[1]', 'agency code'],
  ])('refuses %s with its place', async (_, value, path, expected) => {
    await using ports = await openTestRegistry();
    expect(await importAgencies(ports)([value])).toEqual({
      added: 0,
      changed: 0,
      unchanged: 0,
      refused: [{ index: 0, refusal: { code: 'import/record-malformed', path, params: { expected } } }],
    });
    expect(await ports.store.head()).toBe(0);
  });

  it('refuses one record and takes the others', async () => {
    await using ports = await openTestRegistry();
    const report = await importAgencies(ports)([
      record('H53', { aliases: ['000.00.00.H53'] }),
      record('H39', { aliases: ['000.00.00.H53'] }),
      record('H11', { parent: 'H99' }),
      record('H13', {
        closed: {
          from: '2025-07-01',
          successors: [
            { agency: 'H53', scope: { kind: 'everything' } },
            { agency: 'H13', scope: { kind: 'everything' } },
          ],
        },
      }),
      record('H14'),
    ]);
    expect(report).toEqual({
      added: 2,
      changed: 0,
      unchanged: 0,
      refused: [
        { index: 1, code: 'H39', refusal: { code: 'import/code-twice', path: '[1].code' } },
        {
          index: 2,
          code: 'H11',
          refusal: { code: 'agency/parent-unknown', path: '[2].parent', params: { agency: 'H99' } },
        },
        {
          index: 3,
          code: 'H13',
          refusal: { code: 'agency/scope-conflict', path: '[3].closed.successors[0].scope', params: { agency: 'H53' } },
        },
      ],
    });
  });

  it('refuses a circle of parents', async () => {
    await using ports = await openTestRegistry();
    const report = await importAgencies(ports)([record('A01', { parent: 'A02' }), record('A02', { parent: 'A01' })]);
    expect(report.refused.map(({ refusal }) => refusal.code)).toEqual([
      'agency/parent-unknown',
      'agency/parent-unknown',
    ]);
  });
});
