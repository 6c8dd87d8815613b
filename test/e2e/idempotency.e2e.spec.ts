import { call, json, multipart, readWholeInbox } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { edxmlOf } from '../support/edxml.js';
import { eventually } from '../support/eventually.js';
import { startHubProcess } from '../support/hub-process.js';
import type { HubProcess } from '../support/hub-process.js';
import { prepareHub } from '../support/prepared-hub.js';
import type { PreparedHub } from '../support/prepared-hub.js';

describe('the Idempotency-Key', () => {
  let prepared: PreparedHub;
  let hub: HubProcess;
  const start = () => startHubProcess({ config: { dir: prepared.dir, port: 0, logLevel: 'silent' } });

  beforeAll(async () => {
    prepared = await prepareHub();
    hub = await start();
  });
  afterAll(async () => {
    await hub[Symbol.asyncDispose]();
    await prepared[Symbol.asyncDispose]();
  });

  const post = (key: string, init: RequestInit, path = '/v1/transfers', token = prepared.agency): Promise<Answer> => {
    const headers = { ...(init.headers as Record<string, string> | undefined), 'idempotency-key': key };
    return call(hub.url, token, 'POST', path, { ...init, headers });
  };
  const letter = (messageId: string, subject = 'Thử') => ({
    messageId,
    from: 'G22',
    to: ['H37'],
    document: { subject },
  });
  const transferOf = ({ body }: Answer) => (body['receipt'] as { transfer: string }).transfer;
  const isReused = (answer: Answer): void => {
    expect(answer).toMatchObject({ status: 422, body: { code: 'http/idempotency-key-reused' } });
  };
  const arrivals = async (transfer: string) =>
    (await readWholeInbox(hub.url, prepared.agency, 'H37')).filter((one) => one.transfer === transfer).length;

  it('gives the first answer again, also after a kill, and refuses another body', async () => {
    const first = await post('"k-1"', json(letter('m-1')));
    expect(first.status).toBe(201);
    const again = await post('k-1', json(letter('m-1')));
    expect([again.status, again.body]).toEqual([201, first.body]);
    isReused(await post('k-1', json(letter('m-2'))));
    await hub.kill();
    hub = await start();
    expect((await post('k-1', json(letter('m-1')))).body).toEqual(first.body);
    isReused(await post('k-1', json(letter('m-1', 'Khác'))));
    // What was refused took no identity: under a key of its own it is new.
    expect((await post('k-2', json(letter('m-2')))).status).toBe(201);
  });

  it('sees the files and not the boundary between them', async () => {
    const document = { ...letter('m-files').document, attachments: [{ name: 'a.txt' }] };
    const sent = (bytes: string) => multipart({ ...letter('m-files'), document }, [{ name: 'a.txt', bytes }]);
    const first = await post('k-files', sent('abc'));
    expect(first.status).toBe(201);
    expect((await post('k-files', sent('abc'))).body).toEqual(first.body);
    isReused(await post('k-files', sent('abd')));
  });

  it('sees an edXML message as it came', async () => {
    const xml = (body: string): RequestInit => ({ body, headers: { 'content-type': 'application/edxml+xml' } });
    const message = edxmlOf({ documentId: 'G22,2026/11/20,77/TB', to: ['H37'] });
    const first = await post('k-xml', xml(message));
    expect(first.status).toBe(201);
    expect((await post('k-xml', xml(message))).body).toEqual(first.body);
    isReused(await post('k-xml', xml(`${message}\n`)));
  });

  it('is of one system, one address and one request, whatever the request is', async () => {
    const transfer = transferOf(await post('k-own', json(letter('m-own'))));
    isReused(await post('k-own', json(letter('m-own')), '/v1/transfers?test=true'));
    isReused(await post('k-own', json({ messageId: 'r', reason: 'Nhầm' }), `/v1/transfers/${transfer}/recall`));
    const theirs = { ...letter('m-own'), from: 'H56' };
    expect((await post('k-own', json(theirs), '/v1/transfers', prepared.stranger)).status).toBe(201);
    await eventually(
      () => arrivals(transfer),
      (count) => count === 1,
    );
    const path = `/v1/deliveries/${transfer}/H37/status`;
    const report = { messageId: 's-1', status: '03', at: '2026-01-05T08:00:00+07:00' };
    const told = await post('k-status', json(report), path);
    expect(told).toMatchObject({ status: 200, body: { recorded: true } });
    expect((await post('k-status', json(report), path)).body).toEqual(told.body);
    isReused(await post('k-status', json({ ...report, messageId: 's-2' }), path));
    const taken = await post('k-other', json({ ...report, status: '05' }), path);
    expect(taken).toMatchObject({ status: 409, body: { code: 'status/identity-taken', path: '/messageId' } });
    const recall = json({ messageId: 'r-1', reason: 'Gửi nhầm' });
    const asked = await post('k-recall', recall, `/v1/transfers/${transfer}/recall`);
    expect(asked.status).toBe(201);
    expect((await post('k-recall', recall, `/v1/transfers/${transfer}/recall`)).body).toEqual(asked.body);
  });

  it('used by two requests at once belongs to one of them, and its repeats at once are one', async () => {
    const bodies = Array.from({ length: 12 }, (_, index) => letter(index % 2 === 0 ? 'm-even' : 'm-odd'));
    const answers = await Promise.all(bodies.map((body) => post('k-race', json(body))));
    const taken = answers.filter(({ status }) => status === 201);
    expect(taken).toHaveLength(6);
    expect(new Set(taken.map(transferOf)).size).toBe(1);
    answers.filter(({ status }) => status !== 201).forEach(isReused);
    const [one] = taken;
    if (!one) throw new Error('nothing taken');
    await eventually(
      () => arrivals(transferOf(one)),
      (count) => count > 0,
    );
    expect(await arrivals(transferOf(one))).toBe(1);
  });

  it('that is no key is refused, and nothing is taken', async () => {
    for (const key of ['"open', 'two words', '""', 'x'.repeat(256)]) {
      const answer = await post(key, json(letter('m-malformed')));
      expect(answer).toMatchObject({ status: 400, body: { code: 'http/idempotency-key-malformed' } });
    }
    const { body } = await call(hub.url, prepared.agency, 'GET', '/v1/transfers?document=m-malformed');
    expect(body).toMatchObject({ transfers: [] });
  });

  it('of a request that the hub could not understand stays free', async () => {
    expect((await post('k-free', json({ messageId: 'm-free' }), '/v1/deliveries/x/H37/answer')).status).toBe(400);
    expect((await post('k-free', json(letter('m-free')))).status).toBe(201);
  });

  it.each([
    ['does not fit the schema', 400, { document: {} }],
    ['names an unknown recipient', 422, { to: ['Z99'] }],
    ['speaks for a foreign sender', 403, { from: 'H56' }],
    ['says otherwise what was said before', 409, { messageId: 'm-1', document: { subject: 'Khác' } }],
  ])('of a request that was refused because it %s (%i) stays free for the mended one', async (_, status, change) => {
    const key = `k-mended-${status}`;
    const mended = letter(`m-mended-${status}`);
    expect(await post(key, json({ ...mended, ...change }))).toMatchObject({ status });
    const taken = await post(key, json(mended));
    expect(taken.status).toBe(201);
    isReused(await post(key, json({ ...mended, ...change })));
  });

  it('of a repeat of what was sent without one is bound from then on', async () => {
    const first = await call(hub.url, prepared.agency, 'POST', '/v1/transfers', json(letter('m-late')));
    expect((await post('k-late', json(letter('m-late')))).body).toEqual(first.body);
    isReused(await post('k-late', json(letter('m-later'))));
  });
});
