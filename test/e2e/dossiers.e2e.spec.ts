import {
  birth,
  CODE,
  COMMUNE,
  ELSEWHERE,
  INSURANCE,
  local,
  NATIONAL,
  openDossierHub,
  POLICE,
} from '../support/dossier-hub.js';
import type { DossierHub } from '../support/dossier-hub.js';

interface Item {
  readonly item: string;
  readonly content: { readonly fields?: object } | null;
}
const contentsOf = (body: object) =>
  Object.fromEntries(
    (body as { items: readonly Item[] }).items.map(({ item, content }) => [item, content?.fields ?? null]),
  );

const START = local('2026-03-03 08:00');

describe('a birth over HTTP, from the counter to the citizen', () => {
  let world: DossierHub;
  let dossier = '';
  beforeAll(async () => {
    world = await openDossierHub(START);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const report = (token: string, leg: string, body: object) =>
    world.ask(token, 'POST', `/v1/dossiers/${CODE}/legs/${leg}/reports`, body);

  it('is filed once, whatever is repeated, and received under a code of the commune', async () => {
    const { commune } = world.tokens;
    const first = await world.ask(commune, 'POST', '/v1/dossiers', birth);
    expect(first).toMatchObject({ status: 201, body: { status: 'filed', code: null, recorded: true } });
    dossier = String(first.body['dossier']);
    const again = await world.ask(commune, 'POST', '/v1/dossiers', birth);
    expect(again).toMatchObject({ status: 201, body: { dossier, recorded: false } });
    world.clock.set(local('2026-03-03 09:00'));
    const received = await world.ask(commune, 'POST', `/v1/dossiers/${dossier}/reception`, { code: CODE });
    expect(received).toMatchObject({
      status: 200,
      body: { status: 'received', code: CODE, due: '2026-03-06T10:00:00.000Z' },
    });
    const linked = await world.ask(commune, 'PUT', `/v1/dossiers/${CODE}/national-code`, { national: NATIONAL });
    expect(linked).toMatchObject({ status: 200, body: { national: NATIONAL } });
  });

  it('is found by its id and by both codes', async () => {
    for (const id of [dossier, CODE, NATIONAL]) {
      const { body } = await world.ask(world.tokens.commune, 'GET', `/v1/dossiers/${id}`);
      expect(body['dossier']).toBe(dossier);
    }
  });

  it('goes to police and insurance side by side once the certificate is there, each told in its inbox', async () => {
    world.clock.set(local('2026-03-03 10:00'));
    const items = [{ item: 'giay-khai-sinh', fields: { soDinhDanh: '079226000001' } }];
    const done = await report(world.tokens.commune, 'khai-sinh', { reportId: 'ks-1', report: 'completed', items });
    expect(done.body).toMatchObject({
      recorded: true,
      events: [{ type: 'LegCompleted' }, { type: 'LegStarted' }, { type: 'LegStarted' }],
    });
    const [task] = await world.inbox(world.tokens.police, POLICE);
    expect(task).toMatchObject({ kind: 'task', what: 'start', dossier, code: CODE, leg: 'thuong-tru', attempt: 1 });
    expect(await world.inbox(world.tokens.insurance, INSURANCE)).toMatchObject([{ kind: 'task', leg: 'bhyt' }]);
  });

  it('shows the police what its leg consumes, and nothing that others need', async () => {
    const { body } = await world.ask(world.tokens.police, 'GET', `/v1/dossiers/${CODE}`);
    expect(contentsOf(body)).toEqual({
      'giay-chung-sinh': null,
      'thong-tin-con': null,
      'thong-tin-me': null,
      'to-khai-cu-tru': { noiDangKyThuongTru: 'Thôn 1' },
      'dong-y-chu-ho': null,
      'to-khai-bhyt': null,
      'giay-khai-sinh': { soDinhDanh: '079226000001' },
    });
    for (const secret of ['0900000000', 'Trần Thị Mẹ', '22001']) expect(JSON.stringify(body)).not.toContain(secret);
  });

  it('is returned for an error, mended, and goes on', async () => {
    world.clock.set(local('2026-03-03 14:00'));
    const { police, commune } = world.tokens;
    const returned = { reportId: 'tra-1', report: 'returned', to: 'khai-sinh', reason: 'Sai ngày sinh' };
    expect((await report(police, 'thuong-tru', returned)).status).toBe(200);
    expect((await world.inbox(commune, COMMUNE)).map(({ what }) => what)).toEqual(['start', 'returned', 'correct']);
    const trace = await world.ask(commune, 'GET', `/v1/dossiers/${CODE}/trace`);
    const { lines } = trace.body as unknown as { lines: { type: string; words: object | null; assertedBy: object }[] };
    expect(lines.find(({ type }) => type === 'LegReturned')).toMatchObject({
      words: { reason: 'Sai ngày sinh' },
      assertedBy: { role: 'application', agency: POLICE, system: 'cong-an' },
    });
    const insurance = await world.ask(world.tokens.insurance, 'GET', `/v1/dossiers/${CODE}/trace`);
    expect(JSON.stringify(insurance.body)).not.toContain('Sai ngày sinh');
    const items = [{ item: 'giay-khai-sinh', fields: { soDinhDanh: '079226000002' } }];
    const mended = { reportId: 'ks-2', report: 'completed', items };
    expect((await report(commune, 'khai-sinh', mended)).status).toBe(200);
    const { body } = await world.ask(police, 'GET', `/v1/dossiers/${CODE}`);
    expect(contentsOf(body)['giay-khai-sinh']).toEqual({ soDinhDanh: '079226000002' });
  });

  it('waits for the citizen while something is missing', async () => {
    world.clock.set(local('2026-03-04 09:00'));
    const { police, commune } = world.tokens;
    const asked = { reportId: 'bo-sung-1', report: 'supplement-needed', reason: 'Thiếu ý kiến chủ hộ' };
    expect((await report(police, 'thuong-tru', asked)).status).toBe(200);
    expect(await world.inbox(commune, COMMUNE)).toContainEqual(expect.objectContaining({ what: 'ask-supplement' }));
    world.clock.set(local('2026-03-05 09:00'));
    const items = [{ item: 'dong-y-chu-ho', fields: { chuHoDongY: true } }];
    const answered = await world.ask(commune, 'POST', `/v1/dossiers/${CODE}/answers`, {
      requestId: 'bo-sung-1',
      items,
    });
    expect(answered).toMatchObject({ status: 200, body: { due: '2026-03-09T10:00:00.000Z' } });
    const { body } = await world.ask(police, 'GET', `/v1/dossiers/${CODE}`);
    expect(contentsOf(body)['dong-y-chu-ho']).toEqual({ chuHoDongY: true });
  });

  it('alarms who must act when a leg is silent, and stands on the board', async () => {
    world.clock.set(local('2026-03-11 08:00'));
    const board = async (state: string) => {
      const { body } = await world.ask(world.tokens.police, 'GET', `/v1/agencies/${POLICE}/dossiers?state=${state}`);
      return (body as unknown as { work: { leg: string }[] }).work.map(({ leg }) => leg);
    };
    expect(await board('overdue')).toEqual(['thuong-tru']);
    expect((await world.hub.dossiers.look()).raised).toBeGreaterThan(0);
    expect(await board('silent')).toEqual(['thuong-tru']);
    const entries = await world.inbox(world.tokens.police, POLICE);
    expect(entries).toContainEqual(
      expect.objectContaining({ kind: 'dossier-notice', what: 'alarm', alarm: 'leg', count: 1 }),
    );
    await world.hub.dossiers.reached();
    expect((await world.hub.dossiers.look()).raised).toBe(0);
  });

  it('ends with the result in the citizen’s hands', async () => {
    world.clock.set(local('2026-03-11 10:00'));
    const { police, insurance, commune } = world.tokens;
    await report(police, 'thuong-tru', { reportId: 'ct-1', report: 'completed', items: [{ item: 'ket-qua-cu-tru' }] });
    await report(insurance, 'bhyt', { reportId: 'bh-1', report: 'completed', items: [{ item: 'the-bhyt' }] });
    expect(await world.inbox(commune, COMMUNE)).toContainEqual(
      expect.objectContaining({ kind: 'task', what: 'deliver' }),
    );
    const delivered = await world.ask(commune, 'POST', `/v1/dossiers/${CODE}/delivery`, {});
    expect(delivered).toMatchObject({ status: 200, body: { status: 'ended' } });
    const { body } = await world.ask(commune, 'GET', `/v1/dossiers/${CODE}`);
    expect(body).toMatchObject({ status: 'ended', ending: 'delivered' });
  });
});

describe('an operator at the desk of dossiers', () => {
  it('finds a leg that nobody answers for, and decides who does it, once', async () => {
    await using world = await openDossierHub(START);
    const { commune, elsewhere, operator, police } = world.tokens;
    const { body } = await world.ask(commune, 'POST', '/v1/dossiers', { ...birth, place: ELSEWHERE });
    const dossier = String(body['dossier']);
    await world.ask(commune, 'POST', `/v1/dossiers/${dossier}/reception`, { code: CODE });
    const done = { reportId: 'ks', report: 'completed', items: [{ item: 'giay-khai-sinh' }] };
    const certified = await world.ask(elsewhere, 'POST', `/v1/dossiers/${dossier}/legs/khai-sinh/reports`, done);
    expect(certified.body).toMatchObject({ events: [{}, { type: 'LegAwaited' }, { type: 'LegAwaited' }] });
    const waiting = await world.ask(operator, 'GET', '/v1/desk/legs');
    const { awaited } = waiting.body as unknown as { awaited: { dossier: string; leg: string }[] };
    expect(awaited.map(({ leg }) => leg).toSorted()).toEqual(['bhyt', 'thuong-tru']);
    expect(await world.inbox(commune, COMMUNE)).toContainEqual(
      expect.objectContaining({ kind: 'dossier-notice', what: 'awaited', leg: 'thuong-tru' }),
    );
    const assign = (agency: string) =>
      world.ask(operator, 'POST', `/v1/desk/legs/${dossier}/thuong-tru/assign`, { agency });
    expect(await assign(POLICE)).toMatchObject({ status: 200, body: { recorded: true } });
    expect(await assign(INSURANCE)).toMatchObject({ status: 409, body: { code: 'dossier/assigned-already' } });
    expect(await world.inbox(police, POLICE)).toMatchObject([{ kind: 'task', what: 'start', leg: 'thuong-tru' }]);
  });
});
