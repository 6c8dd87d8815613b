import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { openRaw } from '../testing/raw-socket.js';
import { startSampleEdge } from '../testing/sample-edge.js';
import { TEST_CERTIFICATE, TEST_KEY } from '../testing/test-certificate.js';
import { openTransport } from './transport.js';

describe('plain HTTP', () => {
  it.each(['0.0.0.0', '::', '192.0.2.1', 'hub.example.vn', '127.evil.example', '', '1270.0.0.1'])(
    'is refused on %s',
    async (host) => {
      await expect(openTransport({ host })).rejects.toMatchObject({ code: 'edge/plain-http' });
      await expect(openTransport({ host, allowPlainHttp: false })).rejects.toMatchObject({ code: 'edge/plain-http' });
    },
  );

  it.each([
    [undefined, '127.0.0.1'],
    ['localhost', '127.0.0.1'],
    ['127.0.0.53', '127.0.0.53'],
    ['::1', '::1'],
  ])('binds to loopback, asked for %s', async (host, bound) => {
    const options = host === undefined ? {} : { host };
    expect(await openTransport(options)).toEqual({ host: bound, tls: undefined });
  });

  it('binds elsewhere when told in so many words', async () => {
    const transport = await openTransport({ host: '0.0.0.0', allowPlainHttp: true });
    expect(transport).toEqual({ host: '0.0.0.0', tls: undefined });
  });
});

describe('TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-tls-'));
  const tls = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') };
  beforeAll(() => {
    writeFileSync(tls.certFile, TEST_CERTIFICATE);
    writeFileSync(tls.keyFile, TEST_KEY);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('serves with the given certificate and tells browsers to stay with it', async () => {
    await using sample = await startSampleEdge({ tls });
    expect(sample.url).toMatch(/^https:/);
    const request = get(`${sample.url}/health`, { ca: TEST_CERTIFICATE });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(200);
    expect(response.headers['strict-transport-security']).toBe('max-age=63072000');
    response.resume();
    await once(response, 'end');
  });

  it('refuses TLS below 1.2 and plain HTTP on its port', async () => {
    await using sample = await startSampleEdge({ tls });
    const old = connect({
      port: sample.port,
      host: '127.0.0.1',
      ca: TEST_CERTIFICATE,
      maxVersion: 'TLSv1.1',
      minVersion: 'TLSv1.1',
    });
    const [error] = (await once(old, 'error')) as [Error & { code: string }];
    expect(error.code).toMatch(/SSL|PROTO|RESET/);
    const { socket, text, closed } = await openRaw(sample.port);
    socket.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
    await closed;
    expect(text()).not.toContain('"up"');
  });

  it('says so when a file cannot be read', async () => {
    const missing = { ...tls, keyFile: join(folder, 'none.pem') };
    await expect(openTransport({ tls: missing })).rejects.toMatchObject({
      code: 'edge/certificate',
      message: `Cannot read ${missing.keyFile}`,
    });
  });

  it.each<[string, 'certFile' | 'keyFile', string]>([
    ['no certificate', 'certFile', 'x'],
    ['no key', 'keyFile', 'x'],
    [
      'the key of another',
      'keyFile',
      generateKeyPairSync('ec', {
        namedCurve: 'P-256',
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
      }).privateKey,
    ],
  ])('names the file that holds %s', async (_what, which, text) => {
    const odd = { ...tls, [which]: join(folder, 'odd.pem') };
    writeFileSync(odd[which], text);
    await expect(openTransport({ tls: odd })).rejects.toMatchObject({
      code: 'edge/certificate',
      message: expect.stringContaining(odd[which]) as string,
    });
  });
});
