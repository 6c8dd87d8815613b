import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axisConfig, startAxisHub } from '../support/axis/axis-hub.js';
import type { AxisHub } from '../support/axis/axis-hub.js';
import { kitSignature } from '../support/axis/kit.js';
import { rawHttp } from '../support/axis/raw-http.js';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-tls-'));
const [certFile, keyFile] = [join(folder, 'axis.crt'), join(folder, 'axis.key')];

let axis: AxisHub;
beforeAll(async () => {
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', [...made, ...named, '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' });
  axis = await startAxisHub({ axis: { ...axisConfig, tls: { certFile, keyFile } } });
});
afterAll(async () => {
  await axis[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const port = (): string => new URL(axis.endpoint).port;

const list = async (more: Readonly<Record<string, string>> = {}, maxVersion: 'TLSv1.1' | 'TLSv1.3' = 'TLSv1.3') => {
  const own = { servicetype: 'eDoc', messagetype: 'edoc' };
  const headers = {
    'XroadVnpt-systemid': 'VN.OURS',
    'XroadVnpt-timestamp': '01112026T080000+0914',
    ...Object.fromEntries(Object.entries(own).map(([name, value]) => [`XroadVnpt-${name}`, value])),
    ...kitSignature(own, axis.secret),
    ...more,
  };
  const url = `https://127.0.0.1:${port()}/getReceivedEdocList`;
  const options = { method: 'POST', headers, ca: readFileSync(certFile), agent: false, maxVersion } as const;
  const asked = request(url, { ...options, ...(maxVersion === 'TLSv1.1' ? { minVersion: maxVersion } : {}) });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const pieces: Buffer[] = [];
  for await (const piece of answer as AsyncIterable<Buffer>) pieces.push(piece);
  return { answer, json: JSON.parse(Buffer.concat(pieces).toString()) as Record<string, unknown> };
};

describe('the axis’s protocol over TLS', () => {
  it('answers as it does without, under the certificate that it was given', async () => {
    const { json } = await list();
    expect(json).toEqual({ status: 'OK', ErrorCode: '0', ErrorDesc: 'Thanh cong', data: [] });
  });

  it('keeps its laxness there: 70 kB of headers', async () => {
    expect((await list({ 'XroadVnpt-to': 'H56,'.repeat(17_500) })).json['status']).toBe('OK');
  });

  it('is not spoken with older versions of TLS', async () => {
    await expect(list({}, 'TLSv1.1')).rejects.toThrow();
  });

  it('has no word for who comes in clear', async () => {
    const url = `http://127.0.0.1:${port()}/getReceivedEdocList`;
    const plain = rawHttp({ url, method: 'POST', headers: [], body: Buffer.alloc(0) });
    const answer = await plain.then(
      ({ body }) => body.toString(),
      () => '',
    );
    expect(answer).not.toContain('"data"');
  });
});
