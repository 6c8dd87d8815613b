import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DEFAULT_CONFIG, startHub } from '@lienthong/hub';
import type { Hub } from '@lienthong/hub';
import { call } from '../support/api.js';
import { filesUnder } from '../support/files-under.js';
import { prepareHub } from '../support/prepared-hub.js';
import type { PreparedHub } from '../support/prepared-hub.js';
import { rawRequest } from '../support/raw-request.js';

const messageBytes = 100_000;

describe('bytes that go ahead of a record of the bus', () => {
  let prepared: PreparedHub;
  let hub: Hub;
  beforeAll(async () => {
    prepared = await prepareHub();
    const config = { ...DEFAULT_CONFIG, dir: prepared.dir, port: 0, logLevel: 'silent' as const };
    hub = await startHub({ ...config, limits: { ...DEFAULT_CONFIG.limits, messageBytes } });
  }, 60_000);
  afterAll(async () => {
    await hub[Symbol.asyncDispose]();
    await prepared[Symbol.asyncDispose]();
  });

  const path = '/v1/agencies/H37/uploads';
  const upload = (body: Uint8Array, { token = prepared.agency, to = path, type = 'application/octet-stream' } = {}) =>
    call(hub.url, token, 'POST', to, { body: Buffer.from(body), headers: { 'content-type': type } });

  it('get an id and their hash, up to the last byte of the limit; the same bytes again get another id', async () => {
    const bytes = randomBytes(messageBytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [first, second] = [await upload(bytes), await upload(bytes)];
    expect(first).toMatchObject({ status: 201, body: { sha256, size: messageBytes } });
    expect(Date.parse(String(first.body['expiresAt'])) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    expect(second).toMatchObject({ status: 201, body: { sha256 } });
    expect(second.body['upload']).not.toBe(first.body['upload']);
  });

  it('leave nothing behind when they are too many, of a kind that is a message itself, or broken off', async () => {
    const before = await filesUnder(join(prepared.dir, 'blobs'));
    const large = await upload(randomBytes(messageBytes + 1));
    expect(large).toMatchObject({ status: 413, body: { code: expect.stringMatching(/too-large$/) as string } });
    for (const type of ['application/json', 'multipart/form-data; boundary=x'])
      expect(await upload(Buffer.from('{}'), { type })).toMatchObject({
        status: 415,
        body: { code: 'http/wrong-type' },
      });
    const head = `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${prepared.agency}\r\nconnection: close\r\n`;
    const answer = await rawRequest(
      hub.url,
      `${head}content-type: application/octet-stream\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n`,
    );
    expect(answer).toMatch(/^(HTTP\/1\.1 400|$)/);
    expect(await filesUnder(join(prepared.dir, 'blobs'))).toEqual(before);
  });

  it('are taken from a system of the agency only', async () => {
    const bytes = Buffer.from('một');
    expect(await upload(bytes, { token: 'lth_none' })).toMatchObject({ status: 401 });
    expect(await upload(bytes, { token: prepared.auditor })).toMatchObject({ status: 403 });
    expect(await upload(bytes, { token: prepared.stranger })).toMatchObject({ status: 404 });
    expect(await upload(bytes, { to: '/v1/agencies/H56/uploads' })).toMatchObject({ status: 404 });
  });
});
