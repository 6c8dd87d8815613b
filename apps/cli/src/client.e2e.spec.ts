import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { createClient } from '@lienthong/client';
import type { Client, WindowEntry } from '@lienthong/client';
import { digested } from './demo/edxml/digested.js';
import { orStop } from './shell/stopped.js';
import { startFlakyProxy } from './testing/flaky-proxy.js';
import { startWorld } from './testing/world.js';
import type { World } from './testing/world.js';

jest.setTimeout(120_000);

const message = fileURLToPath(new URL('../fixtures/cong-van-vpcp.edxml', import.meta.url));

const letter = (messageId: string, to: readonly string[]) => ({
  messageId,
  from: 'H49',
  to,
  document: {
    subject: 'V/v thử nghiệm liên thông',
    number: messageId.slice(-3),
    notation: 'UBND',
    promulgatedOn: '2026-11-20',
  },
});

let world: World;
let province: Client;
let commune: Client;

beforeAll(async () => {
  world = await startWorld();
  province = await world.agency('H49');
  commune = await world.agency('H49.204');
});
afterAll(() => world[Symbol.asyncDispose]());

const entryOf = async (client: Client, agency: string, transfer: string): Promise<WindowEntry> => {
  await digested(world.hub.operator);
  const page = orStop(await client.readInbox(agency, { after: 'start', limit: 500 }));
  const found = page.entries.filter((one) => one.entry.transfer === transfer);
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe('the client and a hub', () => {
  it('take a document from its sender to its recipient and back', async () => {
    const path = join(world.dir, 'Phụ lục.txt');
    await writeFile(path, 'Nội dung phụ lục');
    const { receipt } = orStop(await province.submitDocument(letter('c-001', ['H49.204']), [{ path }]));
    const { sequence, cursor } = await entryOf(commune, 'H49.204', receipt.transfer);

    const opened = orStop(await commune.document(receipt.transfer));
    expect(opened).toMatchObject({
      version: 0,
      subject: 'V/v thử nghiệm liên thông',
      attachments: [{ name: 'Phụ lục.txt' }],
    });
    const file = join(world.dir, 'fetched');
    const fetched = orStop(await commune.attachment(receipt.transfer, 0, file));
    expect(fetched).toEqual({
      file,
      bytes: Buffer.byteLength('Nội dung phụ lục'),
      sha256: receipt.content.attachments[0]?.sha256,
    });
    expect(await readFile(file, 'utf8')).toBe('Nội dung phụ lục');

    expect(orStop(await commune.acknowledge('H49.204', sequence))).toMatchObject({ agency: 'H49.204', cursor });
    expect(orStop(await commune.moveCursor('H49.204', cursor))).toMatchObject({ cursor, acknowledgedBeyond: [] });
    const report = { messageId: 's-1', status: '03' };
    const first = orStop(await commune.reportStatus(receipt.transfer, 'H49.204', report));
    expect(first).toMatchObject({ recorded: true });
    expect(orStop(await commune.reportStatus(receipt.transfer, 'H49.204', report))).toEqual(first);

    const trace = orStop(await province.trace(receipt.transfer));
    expect(trace.lines.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['DocumentSubmitted', 'DeliveryExposed', 'DeliveryHandedOver', 'DeliveryAccepted']),
    );
    const found = orStop(await province.search({ subject: 'thu nghiem lien thong', recipient: 'H49.204', limit: 5 }));
    expect(found.transfers.map(({ transfer }) => transfer)).toContain(receipt.transfer);
  });

  it('hand an edXML message back byte for byte', async () => {
    const office = await world.agency('G22');
    const taken = orStop(await office.submitEdxml(message));
    if (taken.kind !== 'document') throw new Error(taken.kind);
    const file = join(world.dir, 'back.edxml');
    orStop(await province.edxml(taken.receipt.transfer, file));
    expect(await readFile(file)).toEqual(await readFile(message));
  });

  it('recall, update and replace, and answer', async () => {
    const { receipt } = orStop(await province.submitDocument(letter('c-002', ['H49.204'])));
    const { transfer } = receipt;
    await entryOf(commune, 'H49.204', transfer);
    orStop(await commune.document(transfer));
    const document = { ...letter('c-002', []).document, subject: 'V/v thử nghiệm (đã sửa)' };
    const update = orStop(await province.update(transfer, { messageId: 'u-1', reason: 'Sửa trích yếu', document }));
    expect(update).toMatchObject({ kind: 'update', receipt: { transfer } });
    await digested(world.hub.operator);
    orStop(await commune.answer(transfer, 'H49.204', { messageId: 'a-1', agreed: true }));
    const recall = orStop(
      await province.recall(transfer, { messageId: 'r-1', reason: 'Gửi nhầm', agencies: ['H49.204'] }),
    );
    expect(recall).toMatchObject({ kind: 'recall', receipt: { agencies: ['H49.204'] } });
    await digested(world.hub.operator);
    const no = { messageId: 'a-2', agreed: false, reason: 'Đã triển khai' };
    expect(orStop(await commune.answer(transfer, 'H49.204', no))).toMatchObject({ status: '16', recorded: true });
    const replaced = orStop(
      await province.replace(transfer, { messageId: 'p-1', document: { ...document, number: '9' } }),
    );
    expect(replaced.receipt.transfer).not.toBe(transfer);
  });

  it('follow an inbox as it grows', async () => {
    const ward = await world.agency('H49.217');
    const ended = new AbortController();
    const first = orStop(await province.submitDocument(letter('c-003', ['H49.217']))).receipt.transfer;
    const seen: string[] = [];
    for await (const next of ward.followInbox('H49.217', { signal: ended.signal })) {
      seen.push(orStop(next).entry.transfer ?? '');
      if (seen.length === 1) orStop(await province.submitDocument(letter('c-004', ['H49.217'])));
      else ended.abort();
    }
    expect(seen[0]).toBe(first);
    expect(seen).toHaveLength(2);
    const poll = orStop(await ward.pollInbox('H49.217', 1, { after: 'start', limit: 1 }));
    expect(poll.entries.map(({ sequence }) => sequence)).toEqual([0]);
  });

  it('let an operator look and decide', async () => {
    const { operator } = world.hub;
    const { transfer } = orStop(await province.submitDocument(letter('c-005', ['H49.32']))).receipt;
    await digested(operator);
    const { awaited } = orStop(await operator.desk.routing());
    const id = awaited.find((one) => one.transfer === transfer)?.id ?? '';
    expect(orStop(await operator.desk.assign(id, 'H49.204', 'Địa bàn xã'))).toMatchObject({ id, to: 'H49.204' });
    expect(orStop(await operator.desk.parked())).toEqual({ total: 0, items: [] });
    expect(await operator.desk.retry('router:1', 'thử')).toMatchObject({
      ok: false,
      refusal: { code: 'desk/not-parked' },
    });
    expect(await operator.desk.skip('router:1', 'thử')).toMatchObject({
      ok: false,
      refusal: { code: 'desk/not-parked' },
    });
    expect(orStop(await operator.operations.status()).store.head).toBeGreaterThan(0);
    const page = orStop(await operator.operations.events({ after: 0, limit: 2, category: 'transfer' }));
    expect(page.events[0]).toMatchObject({ type: 'DocumentSubmitted', sealed: true });
    expect(orStop(await operator.operations.rebuild('trace'))).toMatchObject({ name: 'trace' });
    expect(orStop(await operator.operations.rebuildOf('trace'))).toMatchObject({ name: 'trace' });
  });

  it('let an operator keep the register and the systems', async () => {
    const { agencies, systems } = world.hub.operator;
    const record = { code: 'H49.999', name: 'Đơn vị thử', level: 'commune', from: '2025-07-01', source: 'Thử' };
    expect(orStop(await agencies.import([record]))).toEqual({ added: 1, changed: 0, unchanged: 0, refused: [] });
    expect(orStop(await agencies.importExample())).toMatchObject({ added: 0, refused: [] });
    expect(orStop(await agencies.resolve('H49.999'))).toMatchObject({ kind: 'live', agency: { name: 'Đơn vị thử' } });
    expect(orStop(await agencies.resolve('H49.32', '2025-06-30'))).toMatchObject({ kind: 'live' });
    expect(orStop(await agencies.list({ search: 'don vi thu', closed: true })).items).toHaveLength(1);
    orStop(await systems.register({ systemId: 'qlvb-thu', name: 'Thử', kind: 'tool' }));
    orStop(await systems.grantMandate('qlvb-thu', { agency: 'H49.999', from: '2026-01-01', to: '2030-01-01' }));
    orStop(await systems.endMandate('qlvb-thu', 'H49.999'));
    const { credentialId, token } = orStop(await systems.issueToken('qlvb-thu', 'auditor', 1));
    const auditor = createClient({ url: world.hub.url, token });
    expect((await auditor.search({})).ok).toBe(true);
    orStop(await systems.revokeToken(credentialId, 'Thu hồi để thử'));
    expect(await auditor.search({})).toMatchObject({ ok: false, refusal: { code: 'auth/token-invalid', status: 401 } });
    expect(orStop(await systems.list({ limit: 500 })).items.map(({ systemId }) => systemId)).toContain('qlvb-thu');
    expect(orStop(await systems.get('qlvb-thu')).credentials[0]).toMatchObject({ credentialId });
  });

  it('tell a refusal with its code, place and both languages', async () => {
    const outcome = await province.submitDocument(letter('c-006', ['H49.204', 'H49.888']));
    const refusal = { code: 'recipient/unknown', path: '/to/1', status: 422 };
    expect(outcome).toMatchObject({ ok: false, refusal });
    const { detail, title } = outcome.ok ? { detail: '', title: '' } : outcome.refusal;
    expect([detail, title]).toEqual([expect.stringContaining('chưa'), expect.stringContaining('not')]);
    expect(await commune.trace('00000000-0000-0000-0000-000000000000')).toMatchObject({
      ok: false,
      refusal: { code: 'transfer/unknown' },
    });
  });

  it.each(['answer-lost', 'line-cut', 'busy'] as const)(
    'deliver once over a line with trouble: %s',
    async (trouble) => {
      await using proxy = await startFlakyProxy(world.hub.url, trouble);
      const patience = { firstPauseMs: 1, longestPauseMs: 5 };
      const token = await world.token('agency', 'H49');
      const shaky = createClient({ url: proxy.url, token, patience });
      const ward = await world.agency('H49.218');
      const path = join(world.dir, 'a.bin');
      await writeFile(path, Buffer.alloc(200_000, 7));
      const submission = letter(`f-${trouble}`, ['H49.218']);
      const first = orStop(await shaky.submitDocument(submission, [{ path }]));
      expect(orStop(await shaky.submitDocument(submission, [{ path }]))).toEqual(first);
      await entryOf(ward, 'H49.218', first.receipt.transfer);
      expect(proxy.passed()).toBe(trouble === 'answer-lost' ? 4 : 2);
    },
  );
});
