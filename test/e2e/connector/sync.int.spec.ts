import { setTimeout as pause } from 'node:timers/promises';
import { localDateAt } from '@lienthong/identifiers';
import { systemClock } from '@lienthong/kernel';
import { call } from '../../support/api.js';
import { edxmlOf } from '../../support/edxml.js';
import { until } from '../../support/eventually.js';
import { AXIS, joinAxis, startProvince } from '../../support/axis/province.js';
import type { Province } from '../../support/axis/province.js';
import { startScriptedAxis } from '../../support/axis/scripted-axis.js';
import type { ScriptedAxis } from '../../support/axis/scripted-axis.js';

interface Counts {
  readonly rows: number;
  readonly unchanged: number;
  readonly changes: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<string, number>>;
  readonly contradicted: number;
}

interface Sync {
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly code?: string;
  readonly lists: readonly {
    readonly call: string;
    readonly outcome: string;
    readonly counts: Counts;
    readonly contradictions: readonly { readonly kind: string; readonly code: string }[];
  }[];
}

const none = { new: 0, code: 0, renamed: 0, moved: 0, closed: 0 };

const synchronise = async (
  { hub, operator }: Province,
  seen: (sync: Sync) => void = () => undefined,
): Promise<Sync> => {
  const path = `/v1/axes/${AXIS}/sync`;
  expect((await call(hub.url, operator, 'POST', path)).status).toBe(202);
  for (;;) {
    const sync = (await call(hub.url, operator, 'GET', path)).body as unknown as Sync;
    seen(sync);
    if (sync.state !== 'running') return sync;
    await pause(20);
  }
};

const agency = ({ hub }: Province, code: string) => {
  const found = hub.registry.register.resolve(code, systemClock.now());
  return found.kind === 'unknown' ? undefined : found.agency;
};

describe('the lists of an axis, brought into the register', () => {
  let province: Province;
  let axis: ScriptedAxis;
  beforeAll(async () => {
    province = await startProvince();
    axis = await startScriptedAxis();
    await joinAxis(province.hub, axis);
    axis.list('getAgenciesList', [
      { id: '3', pid: '2', code: 'G61.01', name: 'Vụ Một', mail: '', oldCode: '000.00.01.G61' },
      { id: '2', pid: '', code: 'G61', name: 'Bộ Chưa có ở đây', mail: '', oldCode: '000.00.00.G61' },
      { id: '4', pid: '', code: 'H49', name: 'UBND Quảng Ninh', mail: '', oldCode: '000.00.00.H49' },
      { id: '5', pid: '4', code: '14.00.W00', name: 'Trung tâm trao đổi', mail: '', oldCode: '' },
      { id: '6', pid: '4', code: 'không mã', name: 'Đơn vị lạ', mail: '', oldCode: '' },
    ]);
    axis.list('getAgenciesListQD20', [
      {
        id: '1',
        code: 'H49.20',
        name: 'Trung tâm Phục vụ hành chính công tỉnh Quảng Ninh',
        mail: '',
        code102: '000.00.20.H49',
      },
    ]);
    axis.list('getSynchronizeUnit', []);
  });
  afterAll(async () => {
    await province[Symbol.asyncDispose]();
    await axis[Symbol.asyncDispose]();
  });

  it('brings new agencies under their parents, with both codes, at home on the axis', async () => {
    const { lists } = await synchronise(province);
    expect(lists.map(({ call: name, outcome }) => [name, outcome])).toEqual([
      ['getAgenciesList', 'done'],
      ['getAgenciesListQD20', 'done'],
      ['getSynchronizeUnit', 'done'],
    ]);
    expect(lists[0]?.counts).toMatchObject({
      rows: 5,
      changes: { ...none, new: 2 },
      skipped: { centre: 1, malformed: 1 },
    });
    expect(agency(province, '000.00.01.G61')).toMatchObject({
      agencyId: 'G61.01',
      name: 'Vụ Một',
      parent: 'G61',
      level: 'central',
      source: `axis:${AXIS}`,
    });
  });

  it('added the old code of who was recorded without it', () => {
    expect(agency(province, '000.00.20.H49')?.agencyId).toBe('H49.20');
  });

  it('tells of another name for who was recorded otherwise, and keeps its own', async () => {
    const { lists } = await synchronise(province);
    expect(lists[0]?.contradictions).toEqual([{ kind: 'name-differs', code: 'H49', agency: 'H49' }]);
    expect(agency(province, 'H49')?.name).toBe('Ủy ban nhân dân tỉnh Quảng Ninh');
  });

  it('changes nothing when it is run again', async () => {
    const head = await province.hub.exchange.store.head();
    const { lists } = await synchronise(province);
    expect(lists.map(({ counts }) => counts.changes)).toEqual([none, none, none]);
    expect(await province.hub.exchange.store.head()).toBe(head);
  });

  it('renames, moves and closes what the axis taught, as facts of their day', async () => {
    const unit = { mail: '', version: 2, centerCode: '', isAgency: true, modifyDate: '' };
    axis.list('getSynchronizeUnit', [
      { ...unit, id: '2', pid: '', code: 'G61', name: 'Bộ Đổi tên', deleted: false },
      { ...unit, id: '3', pid: '7', code: 'G61.01', name: 'Vụ Một', deleted: false },
      { ...unit, id: '7', pid: '', code: 'G22', name: 'Văn phòng Chính phủ', deleted: false },
      { ...unit, id: '8', pid: '', code: 'G90', name: 'Chưa từng có', deleted: true },
      { ...unit, id: '9', pid: '', code: 'G91', name: 'Nhóm', deleted: false, isAgency: false },
    ]);
    const { lists } = await synchronise(province);
    expect(lists[2]?.counts).toMatchObject({ changes: { ...none, renamed: 1, moved: 1 }, skipped: { 'no-agency': 1 } });
    expect(agency(province, 'G61')?.name).toBe('Bộ Đổi tên');
    expect(agency(province, 'G61.01')?.parent).toBe('G22');
    expect(agency(province, 'G90')).toBeUndefined();
    axis.list('getSynchronizeUnit', [{ ...unit, id: '3', pid: '7', code: 'G61.01', name: 'Vụ Một', deleted: true }]);
    axis.list('getAgenciesList', []);
    expect((await synchronise(province)).lists[2]?.counts.changes).toEqual({ ...none, closed: 1 });
    const today = localDateAt(systemClock.now());
    expect(agency(province, 'G61.01')?.from).toBe(today);
    expect((await synchronise(province)).lists[2]?.counts.contradicted).toBe(0);
  });

  it('report no closing again that holds from tomorrow on, nor a swap or a move to the top once it is done', async () => {
    const unit = (number: string, pid: string, more: object = {}) => ({
      id: number,
      pid,
      code: `G7${number}`,
      name: `Bộ ${number}`,
      mail: '',
      version: 2,
      centerCode: '',
      isAgency: true,
      modifyDate: '',
      deleted: false,
      ...more,
    });
    const changesOf = async () => (await synchronise(province)).lists[2]?.counts;
    axis.list('getSynchronizeUnit', [unit('1', ''), unit('2', '1'), unit('3', '1'), unit('4', '')]);
    expect(await changesOf()).toMatchObject({ changes: { ...none, new: 4 }, contradicted: 0 });
    axis.list('getSynchronizeUnit', [
      unit('1', '2'),
      unit('2', ''),
      unit('3', ''),
      unit('4', '4'),
      unit('5', '', { name: 'x'.repeat(20_000) }),
      unit('6', '', { name: 'Bộ\u0000' }),
    ]);
    const { lists } = await synchronise(province);
    expect(lists[2]).toMatchObject({
      counts: { changes: { ...none, moved: 3 }, skipped: { malformed: 2 }, contradicted: 1 },
      contradictions: [{ kind: 'own-parent', code: 'G74' }],
      malformed: [
        { row: 5, field: 'name' },
        { row: 6, field: 'name' },
      ],
    });
    expect(agency(province, 'G71')?.parent).toBe('G72');
    expect(agency(province, 'G72')?.parent).toBeUndefined();
    expect(await changesOf()).toMatchObject({ changes: none, unchanged: 3, contradicted: 1 });
    axis.list('getSynchronizeUnit', [unit('3', '', { deleted: true })]);
    expect(await changesOf()).toMatchObject({ changes: { ...none, closed: 1 } });
    expect(await changesOf()).toMatchObject({ changes: none, unchanged: 1, contradicted: 0 });
  });

  it('take all rows but those that cannot be read, which are told by their place', async () => {
    await using broken = await startScriptedAxis();
    await joinAxis(province.hub, broken);
    const row = (code: unknown, name: unknown = 'Bộ Tám') => ({ id: '1', pid: '', code, name, mail: '', oldCode: '' });
    const rows = [row(''), row('G81'), row(null), null, row(['G82']), row('G83', {})] as object[];
    broken.list('getAgenciesList', rows);
    const { state, lists } = await synchronise(province);
    await joinAxis(province.hub, axis);
    expect(state).toBe('done');
    expect(lists[0]).toMatchObject({
      counts: { rows: 6, changes: { ...none, new: 1 }, skipped: { malformed: 5 } },
      malformed: [
        { row: 1, field: 'code' },
        { row: 3, field: 'code' },
        { row: 4, field: 'row' },
        { row: 5, field: 'code' },
        { row: 6, field: 'name' },
      ],
    });
    expect(agency(province, 'G81')?.name).toBe('Bộ Tám');
  });

  it('waits an outage out, and reports a list that the axis refuses', async () => {
    axis.misbehave('getAgenciesList', 'html', 'cut-within-reply', 'no-data');
    axis.misbehave('getSynchronizeUnit', { fail: 21, words: 'Khong ho tro' });
    const { state, lists } = await synchronise(province);
    expect(state).toBe('done');
    expect(lists.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'refused']);
  });
});

describe('mail whose sender the register does not know', () => {
  it('waits on the axis, not refused, and is taken once the register was synchronised', async () => {
    await using province = await startProvince();
    await using axis = await startScriptedAxis();
    await joinAxis(province.hub, axis);
    const edxml = edxmlOf({ from: 'G61', to: ['H49.204'], documentId: 'G61,2026/11/20,1/TB' });
    axis.offer('d-early', { type: 'edoc', from: 'G61', to: 'H49.204', edxml });
    const { url } = province.hub;
    const failed = async () =>
      ((await call(url, province.operator, 'GET', '/v1/desk/axes')).body as { items: { code: string }[] }).items;
    await until(async () => (await failed()).length === 1);
    expect(await failed()).toMatchObject([{ code: 'sender/unknown' }]);
    expect(axis.acknowledged).toEqual([]);
    axis.list('getAgenciesList', [{ id: '1', pid: '', code: 'G61', name: 'Bộ Mới', mail: '', oldCode: '' }]);
    await synchronise(province);
    await until(() => axis.waiting().length === 0);
    expect(axis.acknowledged).toMatchObject([{ docId: 'd-early', status: 'done' }]);
    await until(async () => (await failed()).length === 0);
  });
});

/** The national directory of October 2025. */
const AGENCIES = 111_339;

describe('lists of the size of the country', () => {
  it('are brought in with progress and bounded memory, and change nothing the second time', async () => {
    await using province = await startProvince();
    await using axis = await startScriptedAxis();
    await joinAxis(province.hub, axis, 5_000);
    axis.list(
      'getAgenciesList',
      Array.from({ length: AGENCIES }, (_, index) => {
        const top = `C${String(index % 60).padStart(2, '0')}`;
        const rest = Math.floor(index / 60);
        return {
          id: String(index),
          pid: rest === 0 ? '' : String(index % 60),
          code: rest === 0 ? top : `${top}.${String(rest).padStart(4, '0')}`,
          name: `Đơn vị thứ ${index}`,
          mail: '',
          oldCode: '',
        };
      }),
    );
    const seen = new Set<number>();
    const before = process.memoryUsage.rss();
    let most = 0;
    const watch = ({ done }: Sync): void => {
      seen.add(done);
      most = Math.max(most, process.memoryUsage.rss() - before);
    };
    const first = await synchronise(province, watch);
    expect(first.lists[0]?.counts.rows).toBe(AGENCIES);
    expect(first.lists[0]?.counts.changes['new']).toBe(AGENCIES);
    expect(seen.size).toBeGreaterThan(10);
    const head = await province.hub.exchange.store.head();
    const second = await synchronise(province);
    expect(second.lists[0]?.counts.changes).toEqual(none);
    expect(await province.hub.exchange.store.head()).toBe(head);
    // With the lists themselves, which the scripted axis holds in this same process.
    expect(most).toBeLessThan(800 * 1024 * 1024);
  }, 180_000);
});
