import { createHash } from 'node:crypto';
import { agencyTopics, createMemoryBroker, openMemoryBus } from '@lienthong/bus';
import { call } from '../support/api.js';
import { birth, CODE, COMMUNE, local, openDossierHub, POLICE } from '../support/dossier-hub.js';
import type { DossierHub } from '../support/dossier-hub.js';
import { until } from '../support/eventually.js';
import { writeTo } from '../observability/observed-hub.js';

const START = local('2026-03-03 08:00');

describe('a dossier over the bus', () => {
  const broker = createMemoryBroker({ clock: { now: () => START } });
  let world: DossierHub;
  beforeAll(async () => {
    for (const agency of [COMMUNE, POLICE]) {
      const topics = agencyTopics(agency);
      for (const topic of [topics.out, topics.in, topics.deadLetters]) broker.createTopic(topic);
    }
    world = await openDossierHub(START, { openBus: () => openMemoryBus(broker) });
    for (const [system, agency] of [
      ['mot-cua', COMMUNE],
      ['cong-an', POLICE],
    ] as const) {
      const path = `/v1/systems/${system}/bus-mandates/${agency}`;
      const granted = await world.ask(world.tokens.operator, 'PUT', path, { from: '2026-01-02T00:00:00.000Z' });
      expect([agency, granted.status]).toEqual([agency, expect.any(Number)]);
      if (granted.status >= 300) throw new Error(JSON.stringify(granted.body));
    }
  });
  afterAll(() => world[Symbol.asyncDispose]());

  /** Writes a command and waits for its receipt or refusal in the writer's own inbox. */
  const say = async (agency: string, token: string, id: string, type: string, data: object) => {
    writeTo(broker, agency, { id, type: `dossier.${type}.v1`, data });
    let found: Record<string, unknown> | undefined;
    await until(async () => {
      found = (await world.inbox(token, agency)).find(({ messageId }) => messageId === id);
      return found !== undefined;
    });
    return found;
  };

  it('is filed, received and reported on by records, each answered in the writer’s own inbox', async () => {
    const { commune, police } = world.tokens;
    const { messageId, ...filing } = birth;
    const filed = await say(COMMUNE, commune, messageId, 'file', filing);
    expect(filed).toMatchObject({
      kind: 'receipt',
      command: 'dossier-file',
      outcome: { kind: 'dossier', status: 'filed', recorded: true },
    });
    expect(filed).not.toHaveProperty('transfer');
    expect(JSON.stringify(filed)).not.toContain('Nguyễn An Nhiên');
    const { dossier } = (filed as { outcome: { dossier: string } }).outcome;
    const early = { dossier, code: CODE, receivedAt: '2026-03-02T08:00:00+07:00' };
    expect(await say(COMMUNE, commune, 'nhan-som', 'receive', early)).toMatchObject({
      code: 'dossier/before-reception',
      path: '/receivedAt',
    });
    const dated = { dossier, code: CODE, receivedAt: '2026-03-03T08:00:00+07:00' };
    const received = await say(COMMUNE, commune, 'nhan', 'receive', dated);
    expect(received).toMatchObject({ outcome: { status: 'received', code: CODE } });
    const items = [{ item: 'giay-khai-sinh', fields: { soDinhDanh: '079226000001' } }];
    const done = { dossier: CODE, leg: 'khai-sinh', report: 'completed', items };
    expect(await say(COMMUNE, commune, 'ks-1', 'report', done)).toMatchObject({ outcome: { recorded: true } });
    const acknowledged = { dossier: CODE, leg: 'thuong-tru', report: 'acknowledged' };
    expect(await say(POLICE, police, 'ca-1', 'report', acknowledged)).toMatchObject({
      kind: 'receipt',
      outcome: { events: [{ type: 'LegAcknowledged' }] },
    });
  });

  it('takes an identity that was used for the same again, and for nothing else', async () => {
    const { police } = world.tokens;
    const answers = async (count: number) => {
      let found: readonly Record<string, unknown>[] = [];
      await until(async () => {
        found = (await world.inbox(police, POLICE)).filter(({ messageId }) => messageId === 'ca-1');
        return found.length === count;
      });
      return found.at(-1);
    };
    const again = { dossier: CODE, leg: 'thuong-tru', report: 'acknowledged' };
    writeTo(broker, POLICE, { id: 'ca-1', type: 'dossier.report.v1', data: again });
    expect(await answers(2)).toMatchObject({ kind: 'receipt', outcome: { recorded: false } });
    const other = { ...again, report: 'failed', reason: 'Thiếu hồ sơ' };
    writeTo(broker, POLICE, { id: 'ca-1', type: 'dossier.report.v1', data: other });
    expect(await answers(3)).toMatchObject({ kind: 'refusal', code: 'dossier/report-conflict', path: '/reportId' });
  });

  it('has the files that went ahead over HTTP, once, and for nobody else', async () => {
    const { commune, insurance, stranger } = world.tokens;
    const bytes = Buffer.from('tờ khai tham gia bảo hiểm y tế');
    const given = await call(world.hub.url, commune, 'POST', `/v1/agencies/${COMMUNE}/uploads`, {
      body: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const upload = { upload: String(given.body['upload']), sha256, name: 'tk1.pdf', type: 'application/pdf' };
    const items = birth.items.map((item) => (item.item === 'to-khai-bhyt' ? { ...item, uploads: [upload] } : item));
    const { receiver, procedure, channel, options } = birth;
    const filing = { receiver, procedure, channel, options, items };
    const other = { ...upload, sha256: sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) };
    const wrong = birth.items.map((item) => (item.item === 'to-khai-bhyt' ? { ...item, uploads: [other] } : item));
    const at = wrong.findIndex(({ item }) => item === 'to-khai-bhyt');
    expect(await say(COMMUNE, commune, 'co-tep-sai', 'file', { ...filing, items: wrong })).toMatchObject({
      kind: 'refusal',
      path: `/items/${at}/uploads/0`,
    });
    const filed = await say(COMMUNE, commune, 'co-tep', 'file', filing);
    expect(filed).toMatchObject({ kind: 'receipt', outcome: { status: 'filed' } });
    const { dossier } = (filed as { outcome: { dossier: string } }).outcome;
    const file = `${world.hub.url}/v1/dossiers/${dossier}/items/to-khai-bhyt/files/0`;
    const read = (token: string) => fetch(file, { headers: { authorization: `Bearer ${token}` } });
    const own = await read(commune);
    expect([own.status, Buffer.from(await own.arrayBuffer())]).toEqual([200, bytes]);
    expect([(await read(stranger)).status, (await read(insurance)).status]).toEqual([404, 404]);
    expect(await say(COMMUNE, commune, 'co-tep-nua', 'file', filing)).toMatchObject({ kind: 'refusal' });
  });

  it('is refused with the code and the place that HTTP has', async () => {
    const { police } = world.tokens;
    expect(
      await say(POLICE, police, 'sai-1', 'report', { dossier: CODE, leg: 'bhyt', report: 'completed' }),
    ).toMatchObject({
      kind: 'refusal',
      command: 'dossier-report',
      code: 'dossier/wrong-agency',
      path: '/agency',
    });
    expect(await say(POLICE, police, 'sai-2', 'withdraw', { dossier: CODE })).toMatchObject({
      code: 'dossier/not-receiver',
    });
    expect(await say(POLICE, police, 'sai-3', 'report', { dossier: CODE, report: 'completed' })).toMatchObject({
      code: 'http/invalid',
      path: '/leg',
    });
    const other = { dossier: CODE, leg: 'thuong-tru', report: 'completed', reportId: 'khac' };
    expect(await say(POLICE, police, 'sai-4', 'report', other)).toMatchObject({
      code: 'bus/other-identity',
      path: '/reportId',
    });
  });
});
