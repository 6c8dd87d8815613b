import { actOnDossier, fileDossier } from '@lienthong/dossier';
import type { DossierCommand } from '@lienthong/dossier';
import {
  birthFilingOf,
  certified,
  CODE,
  COMMUNE,
  FILED,
  local,
  POLICE,
  received,
  reports,
} from '@lienthong/dossier/testing';
import { newEventId } from '@lienthong/event-store';
import { DEFAULT_CONFIG, startHub } from '@lienthong/hub';
import type { Hub } from '@lienthong/hub';
import { call, json, multipart } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { eventually } from '../support/eventually.js';
import { prepareHub } from '../support/prepared-hub.js';
import type { PreparedHub } from '../support/prepared-hub.js';
import { connectSystem } from '../support/systems.js';

const done: readonly DossierCommand[] = [
  received,
  certified,
  reports('Complete', 'thuong-tru', '2026-03-04 09:00'),
  reports('Complete', 'bhyt', '2026-03-04 10:00'),
  { type: 'DeliverResult', now: local('2026-03-05 15:30'), at: local('2026-03-05 15:30') },
];
const list = (status: string) => ({
  name: 'so-theo-doi.csv',
  bytes: `Mã hồ sơ;Trạng thái\r\n${CODE};${status}\r\nH49.204-260303-0777;4\r\nsai mã ?;4\r\n`,
});

interface Entry {
  readonly entry: { readonly kind: string; readonly what?: string; readonly records?: readonly { status: string }[] };
}

describe('an agency compares its own list with the hub', () => {
  let prepared: PreparedHub;
  let hub: Hub;
  let commune: string;
  let police: string;

  beforeAll(async () => {
    prepared = await prepareHub();
    hub = await startHub({ ...DEFAULT_CONFIG, dir: prepared.dir, port: 0, logLevel: 'silent' });
    const connect = connectSystem(hub);
    commune = (await connect('mot-cua', { role: 'agency', mandates: [{ agency: COMMUNE }] })).token;
    police = (await connect('cu-tru', { role: 'agency', mandates: [{ agency: POLICE }] })).token;
    const act = (at: DossierCommand['now']) => ({ id: newEventId(), by: { role: 'clerk' as const }, at });
    const filed = await fileDossier(hub.dossiers)(birthFilingOf('ham-tan'), act(FILED));
    if (!filed.ok) throw new TypeError(JSON.stringify(filed.refusal));
    for (const command of done) {
      const acted = await actOnDossier(hub.dossiers)(filed.value.dossier, command, act(command.now));
      if (!acted.ok) throw new TypeError(JSON.stringify(acted.refusal));
    }
  });
  afterAll(async () => {
    await hub[Symbol.asyncDispose]();
    await prepared[Symbol.asyncDispose]();
  });

  const ask = (token: string, method: string, path: string, init?: RequestInit): Promise<Answer> =>
    call(hub.url, token, method, path, init);
  const compare = (token: string, messageId: string, status: string, more: object = {}) =>
    ask(token, 'POST', '/v1/reconciliations', multipart({ agency: COMMUNE, messageId, ...more }, [list(status)]));
  const entriesOf = async (token: string): Promise<readonly Entry[]> => {
    const page = await ask(token, 'GET', `/v1/agencies/${COMMUNE}/inbox?after=start&limit=500`);
    return (page.body['entries'] as readonly Entry[]).filter(({ entry }) => entry.kind === 'reconciliation');
  };

  it('is told what it lacks, in its inbox, step by step, and what stands how', async () => {
    const { status, body } = await compare(commune, 'monday', 'Đang xử lý');
    expect({ status, counts: body['counts'] }).toEqual({
      status: 200,
      counts: {
        agrees: 0,
        behind: 1,
        ahead: 0,
        contradicts: 0,
        unknownToHub: 1,
        unknownToAgency: 0,
        unreadable: 1,
      },
    });
    const found = await ask(commune, 'GET', `/v1/reconciliations/${String(body['run'])}`);
    expect(found.body['drifts']).toMatchObject([
      { code: CODE, kind: 'behind', line: 2, ours: [{ status: '9' }, { status: '10', label: 'Đã trả kết quả' }] },
      { code: 'H49.204-260303-0777', kind: 'unknown-to-hub', dossier: null },
    ]);
    expect(found.body['unreadable']).toEqual([
      {
        line: 4,
        column: 'Mã hồ sơ',
        code: 'reconciliation/code-malformed',
        sentence: 'Dòng 4, cột “Mã hồ sơ”: mã hồ sơ có ký tự không hợp lệ.',
      },
    ]);
    const told = await eventually(
      () => entriesOf(commune),
      (entries) => entries.length >= 3,
    );
    expect(told.map(({ entry }) => entry.what).sort()).toEqual(['finished', 'resend', 'resend']);
    const resent = told.flatMap(({ entry }) => entry.records ?? []).map(({ status: step }) => step);
    expect(resent).toEqual(['9', '10']);
  });

  it('is answered as before when it sends the same again, and refused when its name stands for another', async () => {
    const first = await compare(commune, 'again', 'Đã trả kết quả');
    expect((await compare(commune, 'again', 'Đã trả kết quả')).body).toEqual(first.body);
    const changed = await compare(commune, 'again', 'Đang xử lý');
    expect([changed.status, changed.body['code'], changed.body['path']]).toEqual([
      409,
      'reconciliation/run-taken',
      '/messageId',
    ]);
    const other = await compare(commune, 'again', '5', { vocabulary: 'dvclt' });
    expect([other.status, other.body['code']]).toEqual([409, 'reconciliation/run-taken']);
  });

  it('has healed once its list agrees, and the rate says so', async () => {
    const rate = async (knownAt?: string) =>
      (
        await ask(
          commune,
          'GET',
          `/v1/drift-rate?agency=${COMMUNE}${knownAt === undefined ? '' : `&knownAt=${encodeURIComponent(knownAt)}`}`,
        )
      ).body;
    await compare(commune, 'behind', 'Đang xử lý');
    const before = await rate();
    expect(before).toMatchObject({ compared: 1, drifting: 1, rate: 1 });
    await compare(commune, 'healed', 'Đã trả kết quả');
    expect(await rate()).toMatchObject({ compared: 1, drifting: 0, rate: 0 });
    expect(await rate(String(before['knownAt']))).toEqual(before);
  });

  it('sees a contradiction with both histories, as data and as a page', async () => {
    const rows = [{ code: CODE, status: '10', deliveredAt: '2026-03-09' }];
    const { body } = await ask(commune, 'POST', '/v1/reconciliations', json({ agency: COMMUNE, rows }));
    const path = `/v1/reconciliations/${String(body['run'])}/dossiers/${CODE}`;
    const drift = (await ask(commune, 'GET', path)).body;
    expect(drift).toMatchObject({
      kind: 'contradicts',
      theirs: [{ status: '10', at: '2026/03/09' }],
      sentence: 'Hai bên ghi thời điểm “Đã trả kết quả” khác nhau; cần người xem xét.',
    });
    const page = await ask(commune, 'GET', path, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.body['text']).toContain('10 Đã trả kết quả · 2026/03/05 15:30:00');
  });

  it('may compare what it has part in, in its own name, and sees nobody else’s comparisons', async () => {
    const foreign = await compare(police, 'x', '10');
    expect([foreign.status, foreign.body['code']]).toEqual([403, 'sender/not-in-mandate']);
    expect(foreign.body['detail']).toBe(`Đơn vị gửi ${COMMUNE} không thuộc phạm vi ủy quyền của hệ thống.`);
    const { body } = await compare(commune, 'own', 'Đã trả kết quả');
    const seen = await ask(police, 'GET', `/v1/reconciliations/${String(body['run'])}`);
    expect([seen.status, seen.body['code']]).toEqual([404, 'reconciliation/unknown']);
    const mine = await ask(
      police,
      'POST',
      '/v1/reconciliations',
      json({ agency: POLICE, rows: [{ code: CODE, status: '10' }] }),
    );
    expect(mine.body['counts']).toMatchObject({ agrees: 1 });
    expect((await ask(prepared.auditor, 'GET', '/v1/reconciliations')).status).toBe(403);
  });

  it.each([
    [multipart({ agency: COMMUNE }), 400, 'reconciliation/file-missing', '/files/0'],
    [multipart({ agency: COMMUNE }, [{ name: 'a.pdf', bytes: 'x' }]), 415, 'reconciliation/file-type', '/files/0'],
    [
      multipart({ agency: COMMUNE }, [{ name: 'a.csv', bytes: 'Họ tên\nA\n' }]),
      422,
      'reconciliation/heading-missing',
      '/files/0',
    ],
    [
      multipart({ agency: COMMUNE }, [{ name: 'a.xlsx', bytes: 'x' }]),
      422,
      'reconciliation/file-unreadable',
      '/files/0',
    ],
    [json({ agency: COMMUNE, rows: 'x' }), 400, 'http/invalid', undefined],
    [json({ agency: COMMUNE, rows: [1] }), 422, 'reconciliation/file-unreadable', '/rows/0'],
    [json({ agency: COMMUNE, rows: [] }), 422, 'reconciliation/view-empty', '/rows'],
    [json({ agency: 'H99.99', rows: [] }), 403, 'sender/not-in-mandate', undefined],
  ] as const)('is refused in words where the input is no view (%#)', async (init, status, code, path) => {
    const answer = await ask(commune, 'POST', '/v1/reconciliations', init);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    if (path !== undefined) expect(answer.body['path']).toBe(path);
  });

  it('may be compared every day, as the operator sets it', async () => {
    const path = `/v1/agencies/${COMMUNE}/reconciliation`;
    const daily = { at: '06:00', url: 'https://mot-cua.example/doi-soat' };
    expect((await ask(commune, 'PUT', path, json(daily))).status).toBe(403);
    const set = await ask(prepared.operator, 'PUT', path, json(daily));
    expect(set.body).toEqual({ agency: COMMUNE, vocabulary: 'portal', complete: true, ...daily });
    expect((await ask(prepared.operator, 'GET', path)).body).toEqual(set.body);
    expect((await ask(prepared.operator, 'DELETE', path)).status).toBe(204);
    expect((await ask(prepared.operator, 'GET', path)).body['code']).toBe('reconciliation/no-schedule');
    expect((await ask(prepared.operator, 'PUT', path, json({ ...daily, at: '25:00' }))).status).toBe(400);
  });
});
