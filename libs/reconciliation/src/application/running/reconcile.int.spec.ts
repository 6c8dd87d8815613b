import type { DossierCommand } from '@lienthong/dossier';
import { CODE, COMMUNE, FILED, local, POLICE, received } from '@lienthong/dossier/testing';
import type { AgencyId, DossierCode } from '@lienthong/identifiers';
import { lookedThrough } from '../../readers/looked-through.js';
import { readView } from '../../readers/read-view.js';
import { DEFAULT_VIEW_LIMITS, ViewRefused } from '../../readers/view.js';
import { openReconciliationWorld } from '../../testing/reconciliation-world.js';
import { abandonCutOff } from './abandon-cut-off.js';
import { reconcile } from './reconcile.js';
import { reconciliationStream } from '../../contracts/streams.js';

const codeOf = (serial: string): DossierCode => `H49.204-260303-${serial}` as DossierCode;
const receivedAs = (serial: string): DossierCommand => ({
  ...received,
  code: codeOf(serial),
  national: `G01.899-260303-9${serial}`,
});
const withdrawn: DossierCommand = { type: 'Withdraw', now: local('2026-03-03 11:00') };
const list = (...rows: readonly string[]): string => ['Mã hồ sơ,Trạng thái', ...rows, ''].join('\n');

describe('a comparison', () => {
  it('says of each dossier where it stands, and counts them', async () => {
    await using world = await openReconciliationWorld();
    await world.birth('1', receivedAs('0001'));
    await world.birth('2', receivedAs('0002'));
    await world.birth('3', receivedAs('0003'), withdrawn);
    await world.birth('4', receivedAs('0004'));
    await world.birth('5', receivedAs('0005'));
    const { counts } = await world.compare(
      'run',
      list(
        `${codeOf('0001')},4`,
        `${codeOf('0002')},2`,
        `${codeOf('0003')},9`,
        `${codeOf('0004')},5`,
        `${codeOf('0099')},4`,
        `${codeOf('0001')},9`,
        `${codeOf('0098')},???`,
      ),
      { complete: true },
    );
    expect(counts).toEqual({
      agrees: 1,
      behind: 1,
      ahead: 1,
      contradicts: 1,
      unknownToHub: 1,
      unknownToAgency: 1,
      unreadable: 2,
    });
    const kinds = world.results.drifts('run', '', 100).map(({ drift }) => [drift.code, drift.drift]);
    expect(kinds).toEqual([
      [codeOf('0002'), 'behind'],
      [codeOf('0003'), 'contradicts'],
      [codeOf('0004'), 'ahead'],
      [codeOf('0005'), 'unknown-to-agency'],
      [codeOf('0099'), 'unknown-to-hub'],
    ]);
    expect(world.results.unreadable('run')).toEqual([
      { line: 7, problem: 'reconciliation/row-repeated' },
      { line: 8, column: 'Trạng thái', problem: 'reconciliation/status-unknown' },
    ]);
    expect(world.results.rate(undefined, world.clock.now())).toEqual({ compared: 4, drifting: 3, rate: 0.75 });
  });

  it('finds a dossier under either of its codes, once', async () => {
    await using world = await openReconciliationWorld();
    await world.birth('1', received);
    expect((await world.compare('a', list('G01.899-260303-000123,4'))).counts.agrees).toBe(1);
    const both = await world.compare('b', list(`${CODE},4`, 'G01.899-260303-000123,4'));
    expect(both.counts).toMatchObject({ agrees: 1, unreadable: 1 });
  });

  it('does not tell an agency of dossiers that it has no part in: to it they are unknown', async () => {
    await using world = await openReconciliationWorld();
    await world.birth('1', received);
    const other = { agency: 'H26.99' as AgencyId, complete: true };
    expect((await world.compare('other', list(`${CODE},4`), other)).counts).toMatchObject({
      agrees: 0,
      unknownToHub: 1,
      unknownToAgency: 0,
    });
  });

  it('lets a leg’s agency compare once it has part in the dossier', async () => {
    await using world = await openReconciliationWorld();
    const dossier = await world.birth('1', received);
    expect((await world.compare('before', list(`${CODE},4`), { agency: POLICE })).counts.unknownToHub).toBe(1);
    const done: DossierCommand = {
      type: 'Complete',
      leg: 'khai-sinh',
      agency: COMMUNE,
      reportId: 'r',
      items: ['giay-khai-sinh'],
      at: local('2026-03-03 10:00'),
      now: local('2026-03-03 10:00'),
    };
    await world.act(dossier, done);
    expect((await world.compare('after', list(`${CODE},4`), { agency: POLICE })).counts.agrees).toBe(1);
  });

  it('is in DVCLT’s statuses where the view is', async () => {
    await using world = await openReconciliationWorld();
    await world.birth('1', received);
    await world.compare('dvclt', list(`${CODE},3`), { vocabulary: 'dvclt' });
    expect(world.sent.map(({ status }) => status)).toEqual(['7']);
    expect(world.results.drift('dvclt', CODE)?.drift).toMatchObject({ drift: 'behind' });
  });

  it('gives a contradiction to people, with both histories, and sends nothing', async () => {
    await using world = await openReconciliationWorld();
    await world.birth('1', received, withdrawn);
    await world.compare('run', `Mã hồ sơ,Trạng thái,Ngày trả\n${CODE},Đã trả kết quả,05/03/2026\n`);
    expect(world.sent).toEqual([]);
    expect(world.told.map(({ agency, told }) => [agency, told.what])).toContainEqual([COMMUNE, 'dispute']);
    expect(world.results.drift('run', CODE)).toMatchObject({
      disputed: true,
      drift: {
        theirs: { line: 2, status: '10', moments: { '10': { precision: 'day' } } },
        ours: [{ status: '1' }, { status: '2' }, { status: '4' }, { status: '7' }],
      },
    });
  });

  it('done again under its name is not done twice', async () => {
    await using world = await openReconciliationWorld();
    await world.birth('1', received);
    const first = await world.compare('run', list(`${CODE},2`));
    const events = await world.store.readStream(reconciliationStream('run'));
    expect(await world.compare('run', list(`${CODE},4`))).toEqual(first);
    expect(await world.store.readStream(reconciliationStream('run'))).toEqual(events);
    expect(world.sent).toHaveLength(1);
  });

  it('that was cut off goes on where it was, without finding anything twice', async () => {
    await using world = await openReconciliationWorld();
    for (const serial of ['0001', '0002']) await world.birth(serial, receivedAs(serial));
    const text = list(`${codeOf('0001')},2`, `${codeOf('0002')},2`);
    await world.compare('whole', text);
    const whole = await world.store.readStream(reconciliationStream('whole'));
    const cut = whole.filter(({ type }) => type !== 'ReconciliationFinished').slice(0, 2);
    await world.store.append(
      reconciliationStream('cut'),
      'no-stream',
      cut.map(({ id, type, data, meta }) => ({ id: id.replace(/^..../, 'ffff') as typeof id, type, data, meta })),
    );
    const { counts } = await world.compare('cut', text);
    expect(counts.behind).toBe(2);
    const found = (await world.store.readStream(reconciliationStream('cut'))).filter(
      ({ type }) => type === 'DriftFound',
    );
    expect(found.map(({ data }) => data['code'])).toEqual([codeOf('0001'), codeOf('0002')]);
  });

  it('of a file that is refused is none at all', async () => {
    await using world = await openReconciliationWorld();
    await expect(world.compare('bad', 'Họ tên\nA\n')).rejects.toBeInstanceOf(ViewRefused);
    expect(await world.store.headOf(reconciliationStream('bad'))).toBe(-1);
  });
});

describe('what a partner answers to what it is sent again', () => {
  it.each([
    ['Hồ sơ đã tồn tại', 'taken', 2, 'reply'],
    ['', 'taken', 2, 'reply'],
    ['Logic xử lý không hợp lệ', 'broken', 1, undefined],
    ['Có lỗi xảy ra', 'unread', 1, undefined],
  ] as const)('“%s”: %s', async (reply, answer, sent, healedBy) => {
    await using world = await openReconciliationWorld(() => reply);
    await world.birth('1', received);
    world.clock.set(FILED);
    await world.compare('run', list(`${CODE},1`));
    expect(world.sent).toHaveLength(sent);
    const drift = world.results.drift('run', CODE);
    expect([drift?.sent, drift?.healedBy]).toEqual([answer, healedBy]);
  });
});

it('a view with too many rows is refused before anything of it is written', async () => {
  await using world = await openReconciliationWorld();
  const rows = Array.from({ length: 1_001 }, (_, index) => `${codeOf(String(1_000 + index))},4`);
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from(list(...rows)));
  }
  const view = lookedThrough(() => readView('csv', bytes(), 'portal', { ...DEFAULT_VIEW_LIMITS, rows: 1_000 }));
  const comparison = { run: 'run', agency: COMMUNE, vocabulary: 'portal', source: 'csv', complete: false } as const;
  const refused: unknown = await reconcile(world.ports)(comparison, view, { role: 'clerk' }).catch(
    (error: unknown) => error,
  );
  expect(refused).toBeInstanceOf(ViewRefused);
  expect(await world.store.headOf(reconciliationStream('run'))).toBe(-1);
});

it('a comparison that was cut off is abandoned at the next start, and finishes when it is sent again', async () => {
  await using world = await openReconciliationWorld();
  const { ports, results, clock } = world;
  const comparison = { run: 'run', agency: COMMUNE, vocabulary: 'portal', source: 'csv', complete: false } as const;
  async function* cutOff(): AsyncGenerator<{ line: number; code: string; status: string; moments: object }> {
    for (let line = 1; line <= 500; line += 1)
      yield await Promise.resolve({ line, code: codeOf(String(1_000 + line)), status: '4', moments: {} });
    throw new Error('cut off');
  }
  const view = cutOff() as unknown as ReturnType<typeof readView>;
  await expect(reconcile(ports)(comparison, view, { role: 'clerk' })).rejects.toThrow('cut off');
  await world.settle();
  expect(results.run('run')?.abandonedAt).toBeUndefined();
  const later = new Date(Date.parse(clock.now()) + 86_400_000).toISOString() as ReturnType<typeof clock.now>;
  const restarted = abandonCutOff(ports, results, later);
  await restarted();
  await world.settle();
  expect(results.run('run')?.abandonedAt).toBeDefined();
  expect(results.unfinished(later)).toEqual([]);
  await world.compare('run', list(`${codeOf('1001')},4`));
  expect(results.run('run')?.finishedAt).toBeDefined();
  expect(results.run('run')?.abandonedAt).toBeUndefined();
});
