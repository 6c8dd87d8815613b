import type { DossierCode } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import { readDossierEvent } from '../../contracts/recorded-dossier-event.js';
import { birthFiling } from '../../testing/birth-filing.js';
import type { DossierCommand } from '../../domain/dossier.commands.js';
import type { HandedIn } from '../../domain/contents.js';
import { answered, certified, COMMUNE, FILED, POLICE, received, reports } from '../../testing/birth.js';
import { openDossierWorld, valueOf } from '../../testing/dossier-world.js';
import type { DossierWorld } from '../../testing/dossier-world.js';
import { local } from '../../testing/world.js';
import { traceDossier } from '../queries/trace-dossier.js';
import { actOnDossier } from './act-on-dossier.js';
import { fileDossier } from './file-dossier.js';
import { readItems } from './item-contents.js';
import { loadDossier } from './load-dossier.js';

const filed = async (world: DossierWorld, more: Partial<typeof birthFiling> = {}) =>
  valueOf(await fileDossier(world.ports)({ ...birthFiling, ...more }, world.act(FILED))).dossier;

const inReception = async (world: DossierWorld): Promise<string> => {
  const dossier = await filed(world);
  valueOf(await actOnDossier(world.ports)(dossier, received, world.act(received.now)));
  return dossier;
};

const certificate = { item: 'giay-khai-sinh', fields: { soDinhDanh: '079226000001' } };

describe('a dossier in its stream', () => {
  it('goes from the filing to the legs, each with the agency of the register', async () => {
    await using world = await openDossierWorld(FILED);
    const dossier = await inReception(world);
    valueOf(await actOnDossier(world.ports)(dossier, certified, world.act(certified.now), [certificate]));
    expect(await world.types(dossier)).toEqual([
      'DossierFiled',
      'DossierReceived',
      'DueDateSet',
      'LegStarted',
      'LegCompleted',
      'LegStarted',
      'LegStarted',
    ]);
    const { state } = await loadDossier(world.another())(dossier);
    expect(state.status === 'received' && state.legs.get('thuong-tru')?.agency).toBe(POLICE);
  });

  it('keeps what is in items sealed, apart from the facts, and gives back the newest of each', async () => {
    await using world = await openDossierWorld(FILED);
    const dossier = await inReception(world);
    valueOf(await actOnDossier(world.ports)(dossier, certified, world.act(certified.now), [certificate]));
    const clear = JSON.stringify((await world.events(dossier)).map(({ data, meta }) => [data, meta]));
    for (const secret of ['Nguyễn', '0900000000', '079226000001', 'Thôn 1']) expect(clear).not.toContain(secret);
    const all = await readItems(world.ports)(dossier, new Set(['giay-khai-sinh', 'to-khai-cu-tru', 'dong-y-chu-ho']));
    expect(all).toEqual({
      'giay-khai-sinh': { fields: { soDinhDanh: '079226000001' } },
      'to-khai-cu-tru': { fields: { noiDangKyThuongTru: 'Thôn 1' } },
    });
  });

  it('answers a filing that comes again as the first time, and refuses another under its id', async () => {
    await using world = await openDossierWorld(FILED);
    const dossier = await filed(world);
    const again = await fileDossier(world.another())(birthFiling, world.act());
    expect(again).toMatchObject({ ok: true, value: { dossier, repeated: true } });
    const other = await fileDossier(world.ports)({ ...birthFiling, items: birthFiling.items.slice(1) }, world.act());
    expect(other).toEqual({ ok: false, refusal: { code: 'dossier/filed-already', path: '/messageId' } });
    const otherWords = birthFiling.items.map((item) =>
      item.item === 'thong-tin-con' ? { ...item, fields: { nksHoTen: 'Nguyễn Bình' } } : item,
    );
    expect(await fileDossier(world.ports)({ ...birthFiling, items: otherWords }, world.act())).toMatchObject({
      refusal: { code: 'dossier/filed-already' },
    });
    expect(await world.types(dossier)).toEqual(['DossierFiled']);
  });

  it('answers a filing that names no moment as the first time, however much later it comes again', async () => {
    await using world = await openDossierWorld(FILED);
    const undated = { ...birthFiling, filedAt: undefined };
    const first = valueOf(await fileDossier(world.ports)(undated, world.act(FILED)));
    const again = valueOf(await fileDossier(world.another())(undated, world.act(local('2026-03-03 11:00'))));
    expect(again).toMatchObject({ dossier: first.dossier, repeated: true });
    expect((await world.events(first.dossier)).map(({ data }) => data['filedAt'])).toEqual([FILED]);
    const dated = { ...undated, filedAt: local('2026-03-03 11:00') };
    expect(await fileDossier(world.ports)(dated, world.act(local('2026-03-03 11:00')))).toMatchObject({
      ok: false,
      refusal: { code: 'dossier/filed-already' },
    });
  });

  it('is received under the version in force on that day, though it was filed under the one before', async () => {
    await using world = await openDossierWorld(local('2026-08-31 16:30'));
    const before = { filedAt: local('2026-08-31 16:30') };
    const dossier = await filed(world, before);
    const at = local('2026-09-03 08:00');
    const code = 'H49.204-260903-0001' as DossierCode;
    const reception = { ...received, code, receivedAt: at, now: at };
    valueOf(await actOnDossier(world.ports)(dossier, reception, world.act(at)));
    const { state } = await loadDossier(world.another())(dossier);
    expect(state).toMatchObject({ version: '2026-09-01', procedure: '2.000986' });
    const again = await fileDossier(world.ports)({ ...birthFiling, ...before }, world.act(at));
    expect(again).toMatchObject({ ok: true, value: { dossier, repeated: true } });
    const kept = await filed(world, { ...before, messageId: 'another' });
    valueOf(
      await actOnDossier(world.ports)(
        kept,
        {
          ...reception,
          code: 'H49.204-260831-0001' as DossierCode,
          national: 'G01.899-260831-000001',
          receivedAt: before.filedAt,
        },
        world.act(at),
      ),
    );
    expect((await loadDossier(world.ports)(kept)).state).toMatchObject({ version: '2024-07-01' });
  });

  it('hears a report once, from however many processes it comes', async () => {
    await using world = await openDossierWorld(FILED);
    const dossier = await inReception(world);
    const said = await Promise.all(
      [world.ports, world.another(), world.another()].map((ports) =>
        actOnDossier(ports)(dossier, certified, world.act(certified.now)),
      ),
    );
    expect(said.every(({ ok }) => ok)).toBe(true);
    expect((await world.types(dossier)).filter((type) => type === 'LegCompleted')).toHaveLength(1);
  });

  it('keeps who says that a leg is done, for those whom it concerns, apart from what is in its results', async () => {
    await using world = await openDossierWorld(FILED);
    const dossier = await inReception(world);
    const signed = { ...certified, person: 'Trần Thị B' } as DossierCommand;
    valueOf(await actOnDossier(world.ports)(dossier, signed, world.act(certified.now), [certificate]));
    const { state } = await loadDossier(world.ports)(dossier);
    if (state.status === 'unknown') throw new TypeError('unknown');
    const lines = (who: string) => traceDossier(world.ports)(dossier, state, (agency) => agency === who);
    const wordsOn = async (who: string) => (await lines(who)).find(({ type }) => type === 'LegCompleted')?.words;
    expect(await wordsOn(COMMUNE)).toEqual({ person: 'Trần Thị B' });
    expect(await wordsOn(POLICE)).toBeNull();
    expect(await readItems(world.ports)(dossier, new Set(['giay-khai-sinh']))).toEqual({
      'giay-khai-sinh': { fields: certificate.fields },
    });
    const other = { ...signed, person: 'Người khác' } as DossierCommand;
    expect(await actOnDossier(world.ports)(dossier, other, world.act(), [certificate])).toMatchObject({
      refusal: { code: 'dossier/report-conflict' },
    });
  });

  it('refuses other words under an identity that was used: what lies sealed is compared as well', async () => {
    await using world = await openDossierWorld(FILED);
    const dossier = await inReception(world);
    const say = (command: DossierCommand, ...items: readonly HandedIn[]) =>
      actOnDossier(world.another())(dossier, command, world.act(command.now), items);
    valueOf(await say(certified, certificate));
    expect(await say(certified, certificate)).toMatchObject({ ok: true, value: { appended: [] } });
    const conflict = { ok: false, refusal: { code: 'dossier/report-conflict', path: '/reportId' } };
    expect(await say(certified, { ...certificate, fields: { soDinhDanh: '079226000009' } })).toMatchObject(conflict);
    expect(await say(certified)).toMatchObject(conflict);

    const asked = reports('RequestSupplement', 'thuong-tru', '2026-03-04 09:00', { reportId: 'asked' });
    valueOf(await say(asked));
    expect(await say(asked)).toMatchObject({ ok: true, value: { appended: [] } });
    expect(await say({ ...asked, reason: 'Thiếu thứ khác' } as DossierCommand)).toMatchObject(conflict);

    const consent = { item: 'dong-y-chu-ho', fields: { chuHoDongY: true } };
    const answer = { ...answered('asked', '2026-03-05 09:00'), items: [consent.item] } as DossierCommand;
    valueOf(await say(answer, consent));
    expect(await say(answer, consent)).toMatchObject({ ok: true, value: { appended: [] } });
    expect(await say(answer, { ...consent, fields: { chuHoDongY: false } })).toMatchObject({
      refusal: { code: 'dossier/answer-conflict', path: '/requestId' },
    });

    const withdrawal: DossierCommand = { type: 'Withdraw', now: local('2026-03-05 10:00'), reason: 'Nộp nhầm' };
    valueOf(await say(withdrawal));
    expect(await say(withdrawal)).toMatchObject({ ok: true, value: { appended: [] } });
    expect(await say({ ...withdrawal, reason: 'Lý do khác' })).toMatchObject({
      refusal: { code: 'dossier/said-otherwise', path: '/reason' },
    });
  });

  it('decides anew where another process was faster: the cache never decides alone', async () => {
    await using world = await openDossierWorld(FILED);
    const dossier = await inReception(world);
    const slow = world.another();
    await loadDossier(slow)(dossier);
    valueOf(await actOnDossier(world.ports)(dossier, certified, world.act(certified.now)));
    const police = reports('Complete', 'thuong-tru', '2026-03-04 09:00');
    expect(await actOnDossier(slow)(dossier, police, world.act(local('2026-03-04 09:00')))).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<typeof birthFiling>, object]>([
    ['a procedure that is not known', { procedure: '9.999999' }, { code: 'procedure/unknown', path: '/procedure' }],
    [
      'a day before the first version',
      { filedAt: '2020-01-01T02:00:00.000Z' as Instant },
      { code: 'procedure/not-in-force', path: '/procedure' },
    ],
    ['an option of another procedure', { options: ['bao-tro'] }, { code: 'dossier/unknown-option' }],
    [
      'an option that the variant never has',
      { procedure: '2.001023' },
      { code: 'dossier/unknown-option', path: '/options/0' },
    ],
    ['an item that a leg produces', { items: [certificate] }, { code: 'dossier/unknown-item', path: '/items/0' }],
    [
      'data that the item does not have',
      { items: [{ item: 'giay-chung-sinh', fields: { meHoTen: 'A' } }] },
      { code: 'dossier/unknown-field', path: '/items/0/fields/meHoTen' },
    ],
    [
      'more data than an item holds',
      { items: [{ item: 'giay-chung-sinh', fields: { maGCS: 'x'.repeat(70_000) } }] },
      { code: 'dossier/content-too-large', path: '/items/0/fields' },
    ],
  ])('refuses a filing with %s, and writes nothing', async (_, more, refusal) => {
    await using world = await openDossierWorld(FILED);
    const before = await world.store.head();
    const outcome = await fileDossier(world.ports)({ ...birthFiling, ...more }, world.act());
    expect(outcome).toMatchObject({ ok: false, refusal });
    expect(await world.store.head()).toBe(before);
  });

  it('takes with a result only what the leg produces', async () => {
    await using world = await openDossierWorld(FILED);
    const dossier = await inReception(world);
    const outcome = await actOnDossier(world.ports)(dossier, certified, world.act(), [{ item: 'the-bhyt' }]);
    expect(outcome).toEqual({
      ok: false,
      refusal: { code: 'dossier/not-produced', path: '/items/0', params: { leg: 'khai-sinh' } },
    });
  });

  it('is nothing to a command on a dossier that is not there', async () => {
    await using world = await openDossierWorld(FILED);
    expect(await actOnDossier(world.ports)('nowhere', certified, world.act())).toEqual({
      ok: false,
      refusal: { code: 'dossier/unknown', path: '/dossier' },
    });
  });

  it('says of each fact who asserts it: what follows by the rules the hub does', async () => {
    await using world = await openDossierWorld(FILED);
    const dossier = await inReception(world);
    const by = (await world.events(dossier)).map(({ type, meta }) => `${type} ${meta.by.role}`);
    expect(by).toEqual(['DossierFiled clerk', 'DossierReceived clerk', 'DueDateSet hub', 'LegStarted hub']);
  });

  it('is read back as the facts that were decided', async () => {
    await using world = await openDossierWorld(FILED);
    const dossier = await inReception(world);
    const [first] = await world.events(dossier);
    expect(first && readDossierEvent(first)).toMatchObject({
      revision: 0,
      event: {
        type: 'DossierFiled',
        data: { procedure: '2.000986', version: '2024-07-01', receiveBy: expect.anything() as unknown },
      },
    });
  });
});
