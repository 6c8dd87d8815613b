import { createHash, randomBytes } from 'node:crypto';
import { call, multipart } from '../support/api.js';
import { birth, CODE, COMMUNE, local, openDossierHub, POLICE } from '../support/dossier-hub.js';
import type { DossierHub } from '../support/dossier-hub.js';

const SCAN = randomBytes(200_000);
const CERTIFICATE = Buffer.from('giấy khai sinh bản điện tử');
const DECLARATION = Buffer.from('tờ khai tham gia bảo hiểm y tế');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const give = async (at: DossierHub, token: string, agency: string, bytes: Uint8Array, name: string) => {
  const { status, body } = await call(at.hub.url, token, 'POST', `/v1/agencies/${agency}/uploads`, {
    body: Buffer.from(bytes),
    headers: { 'content-type': 'application/octet-stream' },
  });
  expect(status).toBe(201);
  return { upload: String(body['upload']), sha256: sha256(bytes), name, type: 'application/pdf' };
};

const read = async (at: DossierHub, token: string, path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${at.hub.url}/v1/dossiers/${path}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get('content-type') ?? '';
  const code = type.includes('json') ? (JSON.parse(bytes.toString()) as { code?: string }).code : undefined;
  return { status: response.status, bytes, type, code, headers: response.headers };
};

/** A birth with a scan and a declaration as files, received and certified with a file. */
const openWithFiles = async () => {
  const at = await openDossierHub(local('2026-03-03 08:00'));
  const { commune } = at.tokens;
  const scan = await give(at, commune, COMMUNE, SCAN, 'giấy chứng sinh.pdf');
  const declaration = await give(at, commune, COMMUNE, DECLARATION, 'tk1.pdf');
  const items = birth.items.map((item) => {
    if (item.item === 'giay-chung-sinh') return { ...item, uploads: [scan] };
    return item.item === 'to-khai-bhyt' ? { ...item, uploads: [declaration] } : item;
  });
  const filing = { ...birth, items };
  const filed = await at.ask(commune, 'POST', '/v1/dossiers', filing);
  expect(filed.status).toBe(201);
  const dossier = String(filed.body['dossier']);
  expect((await at.ask(commune, 'POST', `/v1/dossiers/${dossier}/reception`, { code: CODE })).status).toBe(200);
  const certificate = await give(at, commune, COMMUNE, CERTIFICATE, 'giay-khai-sinh.pdf');
  const results = [{ item: 'giay-khai-sinh', fields: { soDangKy: '12' }, uploads: [certificate] }];
  const report = { reportId: 'r-1', report: 'completed', items: results };
  const path = `/v1/dossiers/${CODE}/legs/khai-sinh/reports`;
  expect((await at.ask(commune, 'POST', path, report)).status).toBe(200);
  return { at, filing, scan, report, path };
};

describe('files of a dossier over HTTP', () => {
  it('are read by those whose legs consume their items and by the receiver, byte for byte, and by nobody else', async () => {
    await using at = (await openWithFiles()).at;
    const { commune, police, insurance, stranger, operator } = at.tokens;
    const bytesOf = async (token: string, item: string) => {
      const { status, bytes, code } = await read(at, token, `${CODE}/items/${item}/files/0`);
      return status === 200 ? bytes : code;
    };
    expect(await bytesOf(commune, 'giay-chung-sinh')).toEqual(SCAN);
    expect(await bytesOf(police, 'giay-khai-sinh')).toEqual(CERTIFICATE);
    expect(await bytesOf(insurance, 'giay-khai-sinh')).toEqual(CERTIFICATE);
    expect(await bytesOf(insurance, 'to-khai-bhyt')).toEqual(DECLARATION);
    expect(await bytesOf(police, 'to-khai-bhyt')).toBe('dossier/file-unknown');
    expect(await bytesOf(police, 'giay-chung-sinh')).toBe('dossier/file-unknown');
    expect(await bytesOf(stranger, 'giay-khai-sinh')).toBe('dossier/unknown');
    expect(await bytesOf(operator, 'giay-khai-sinh')).toBe('auth/wrong-role');
    expect(await bytesOf(commune, 'khong-co')).toBe('dossier/file-unknown');
    for (const number of ['1', '-1', 'x', '99999'])
      expect((await read(at, commune, `${CODE}/items/giay-chung-sinh/files/${number}`)).code).toBe(
        'dossier/file-unknown',
      );
  }, 60_000);

  it('are shown with their names and hashes, are given in ranges, and are the same when said again', async () => {
    const { at: opened, filing, scan, report, path } = await openWithFiles();
    await using at = opened;
    const { commune, police } = at.tokens;
    const shown = (await at.ask(police, 'GET', `/v1/dossiers/${CODE}`)).body as unknown as {
      items: readonly { item: string; content: { files?: readonly object[] } | null }[];
    };
    const filesOf = (item: string) => shown.items.find((one) => one.item === item)?.content?.files;
    expect(filesOf('giay-khai-sinh')).toEqual([
      { sha256: sha256(CERTIFICATE), name: 'giay-khai-sinh.pdf', type: 'application/pdf' },
    ]);
    expect(filesOf('giay-chung-sinh')).toBeUndefined();
    const part = await read(at, commune, `${CODE}/items/giay-chung-sinh/files/0`, { range: 'bytes=65530-65545' });
    expect([part.status, part.type]).toEqual([206, 'application/pdf']);
    expect(part.bytes).toEqual(SCAN.subarray(65_530, 65_546));
    expect(part.headers.get('content-disposition')).toContain("filename*=UTF-8''gi%E1%BA%A5y");
    expect((await read(at, commune, `${CODE}/items/giay-chung-sinh/files/0`, { range: 'bytes=200000-' })).status).toBe(
      416,
    );
    expect((await at.ask(commune, 'POST', '/v1/dossiers', filing)).body).toMatchObject({ recorded: false });
    expect((await at.ask(commune, 'POST', path, report)).body).toMatchObject({ recorded: false });
    const stolen = { ...filing, messageId: 'khac', items: [{ item: 'giay-chung-sinh', uploads: [scan] }] };
    expect((await at.ask(commune, 'POST', '/v1/dossiers', stolen)).body).toMatchObject({
      code: 'upload/used',
      path: '/items/0/uploads/0',
    });
  }, 60_000);

  it('are looked for by an auditor only once that is recorded, and are not for its eyes', async () => {
    await using at = (await openWithFiles()).at;
    const looked = async () => {
      const { events } = await at.hub.exchange.store.readAll({
        after: 0,
        limit: 10_000,
        filter: { categories: ['access'] },
      });
      return events.filter(({ data }) => data['what'] === 'file').length;
    };
    expect(await looked()).toBe(0);
    expect((await read(at, at.tokens.auditor, `${CODE}/items/giay-khai-sinh/files/0`)).code).toBe(
      'dossier/file-unknown',
    );
    expect(await looked()).toBe(1);
  }, 60_000);

  it('of a transfer are referred to only by those who may read it', async () => {
    await using at = await openDossierHub(local('2026-03-03 08:00'));
    const { commune, stranger } = at.tokens;
    const letter = { messageId: 'van-ban-1', from: COMMUNE, to: [POLICE], document: { subject: 'Thông báo' } };
    const body = multipart(letter, [{ name: 'mot.txt', bytes: 'một' }]);
    const sent = await call(at.hub.url, commune, 'POST', '/v1/transfers', body);
    const { transfer } = sent.body['receipt'] as { transfer: string };
    const filing = (attachment: number, to: object) => ({
      ...birth,
      ...to,
      items: [{ item: 'giay-chung-sinh', files: [{ transfer, attachment }] }],
    });
    const foreign = await at.ask(stranger, 'POST', '/v1/dossiers', filing(0, { receiver: 'H56' }));
    expect(foreign.body).toMatchObject({ code: 'transfer/unknown', path: '/items/0/files/0' });
    const beyond = await at.ask(commune, 'POST', '/v1/dossiers', filing(1, { messageId: 'b' }));
    expect(beyond.body).toMatchObject({ code: 'attachment/unknown', path: '/items/0/files/0' });
    const filed = await at.ask(commune, 'POST', '/v1/dossiers', filing(0, { messageId: 'c' }));
    expect(filed.status).toBe(201);
    const path = `${String(filed.body['dossier'])}/items/giay-chung-sinh/files/0`;
    expect(await read(at, commune, path)).toMatchObject({ status: 409, code: 'dossier/file-elsewhere' });
  }, 60_000);
});
