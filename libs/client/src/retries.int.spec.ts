import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from './client.js';
import { answers, hangsUp, refuses, startScriptedHub, staysSilent } from './testing/scripted-hub.js';

const patience = { idleMs: 2_000, attempts: 3, firstPauseMs: 1, longestPauseMs: 2 };
const clientOf = (url: string, more: object = {}) =>
  createClient({ url, token: 'lt_secret', patience: { ...patience, ...more } });
const taken = { kind: 'document', receipt: { transfer: 't' } };
const submission = { messageId: 'm1', from: 'H49', to: ['H49.204'], document: { subject: 'Về việc thử' } };

describe('a call that may be repeated', () => {
  it.each([
    ['503', refuses(503, 'store/unavailable', { 'retry-after': '0' })],
    ['429', refuses(429, 'http/too-many-requests')],
    ['a broken line', hangsUp],
    ['503 of a proxy', answers('busy', 503)],
  ])('is tried again after %s', async (_name, trouble) => {
    await using hub = await startScriptedHub(trouble, trouble, answers({ entries: [] }));
    expect(await clientOf(hub.url).readInbox('H49')).toEqual({ ok: true, value: { entries: [] } });
    expect(hub.heard).toHaveLength(3);
  });

  it('waits as long as Retry-After says', async () => {
    await using hub = await startScriptedHub(refuses(503, 'store/unavailable', { 'retry-after': '1' }), answers({}));
    const start = performance.now();
    await clientOf(hub.url).readInbox('H49');
    expect(performance.now() - start).toBeGreaterThanOrEqual(990);
  });

  it('is given up when Retry-After asks for more than the client waits', async () => {
    await using hub = await startScriptedHub(refuses(503, 'store/unavailable', { 'retry-after': '3600' }), answers({}));
    await expect(clientOf(hub.url).readInbox('H49')).rejects.toMatchObject({
      code: 'store/unavailable',
      retriable: true,
    });
    expect(hub.heard).toHaveLength(1);
  });

  it('is given up after so many tries', async () => {
    await using hub = await startScriptedHub(refuses(429, 'http/too-many-requests'));
    const outcome = await clientOf(hub.url).readInbox('H49');
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'http/too-many-requests', status: 429 } });
    expect(hub.heard).toHaveLength(3);
  });

  it('is not repeated after a refusal', async () => {
    await using hub = await startScriptedHub(refuses(422, 'recipient/unknown'), answers(taken));
    const refusal = { code: 'recipient/unknown', path: '/to/0', title: 'Do that.', detail: 'Không được.' };
    expect(await clientOf(hub.url).submitDocument(submission)).toMatchObject({ ok: false, refusal });
    expect(hub.heard).toHaveLength(1);
  });

  it('is not repeated after something broke in the hub', async () => {
    await using hub = await startScriptedHub(refuses(500, 'http/internal'), answers({}));
    await expect(clientOf(hub.url).readInbox('H49')).rejects.toMatchObject({ code: 'http/internal', retriable: false });
    expect(hub.heard).toHaveLength(1);
  });
});

describe('a call that must not be repeated', () => {
  it.each([
    ['issuing a token', (url: string) => clientOf(url).systems.issueToken('qlvb', 'agency', 1)],
    ['assigning a route', (url: string) => clientOf(url).desk.assign('t:H1', 'H2', 'vì vậy')],
    ['skipping a parked event', (url: string) => clientOf(url).desk.skip('router:1', 'vì vậy')],
    ['starting a rebuild', (url: string) => clientOf(url).operations.rebuild('trace')],
  ])('%s is tried once', async (_name, call) => {
    await using hub = await startScriptedHub(hangsUp);
    await expect(call(hub.url)).rejects.toMatchObject({ code: 'client/unreachable' });
    expect(hub.heard).toHaveLength(1);
  });
});

describe('a submission', () => {
  let dir = '';
  beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'lienthong-client-'))));
  afterAll(() => rm(dir, { recursive: true }));

  it('sends the document first and every byte of the files again', async () => {
    const path = join(dir, 'Quyết định.txt');
    await writeFile(path, 'Nội dung');
    await using hub = await startScriptedHub(hangsUp, answers(taken, 201));
    const sent: number[] = [];
    const outcome = await clientOf(hub.url).submitDocument(submission, [{ path }], {
      onSent: (bytes) => sent.push(bytes),
    });
    expect(outcome).toEqual({ ok: true, value: taken });
    const [first, second] = hub.heard.map(({ body }) => body.replaceAll(/-{4,}\S+/g, '--'));
    expect(second).toBe(first);
    expect(second).toMatch(
      /name="document".*application\/json.*"messageId":"m1".*filename="Quyết định.txt".*Nội dung/s,
    );
    expect(sent.at(-1)).toBe(Buffer.byteLength(hub.heard[1]?.body ?? ''));
  });

  it('of an edXML message sends the file as it is', async () => {
    const path = join(dir, 'a.edxml');
    await writeFile(path, '\uFEFFjunk<edXML/>\r\n');
    await using hub = await startScriptedHub(answers(taken, 201));
    await clientOf(hub.url).submitEdxml(path, { test: true });
    expect(hub.heard[0]).toMatchObject({ url: '/v1/transfers?test=true', body: '\uFEFFjunk<edXML/>\r\n' });
    expect(hub.heard[0]?.headers['content-type']).toBe('application/edxml+xml');
  });

  it('names a file that is not there and sends nothing', async () => {
    await using hub = await startScriptedHub(answers(taken, 201));
    const missing = clientOf(hub.url).submitEdxml(join(dir, 'missing.edxml'));
    await expect(missing).rejects.toMatchObject({ code: 'client/file' });
    expect(hub.heard).toHaveLength(0);
  });

  it('leaves no half file of a download that broke', async () => {
    await using hub = await startScriptedHub((response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setImmediate(() => response.destroy());
    });
    const folder = await mkdtemp(join(dir, 'd-'));
    await expect(clientOf(hub.url).attachment('t', 0, join(folder, 'a.pdf'))).rejects.toMatchObject({
      code: 'client/unreachable',
    });
    expect(hub.heard).toHaveLength(3);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('the line', () => {
  it('is given up when nothing moves on it', async () => {
    await using hub = await startScriptedHub(staysSilent);
    const silent = clientOf(hub.url, { idleMs: 50, attempts: 1 }).readInbox('H49');
    await expect(silent).rejects.toMatchObject({ code: 'client/timeout', retriable: true });
  });

  it('is given up when the caller says so', async () => {
    await using hub = await startScriptedHub(staysSilent);
    const signal = AbortSignal.timeout(20);
    await expect(clientOf(hub.url).pollInbox('H49', 30, { signal })).rejects.toMatchObject({ code: 'client/aborted' });
  });

  it('never takes the token to where a redirect points', async () => {
    await using elsewhere = await startScriptedHub(answers({}));
    await using hub = await startScriptedHub((response) => response.writeHead(307, { location: elsewhere.url }).end());
    await expect(clientOf(hub.url, { attempts: 1 }).readInbox('H49')).rejects.toMatchObject({
      code: 'client/unreachable',
    });
    expect(elsewhere.heard).toHaveLength(0);
  });

  it.each([200, 404])('tells a page of somebody else, %i, from a hub’s answer', async (status) => {
    await using hub = await startScriptedHub((response) => response.writeHead(status).end('<html>'));
    await expect(clientOf(hub.url).readInbox('H49')).rejects.toMatchObject({ code: 'client/bad-answer' });
  });

  it('names a hub that is not there, and not the token', async () => {
    const hub = await startScriptedHub(answers({}));
    await hub[Symbol.asyncDispose]();
    const error: unknown = await clientOf(hub.url)
      .readInbox('H49')
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'client/unreachable', message: `Cannot reach ${hub.url}: ECONNREFUSED` });
    expect(JSON.stringify(error)).not.toContain('lt_secret');
  });
});
