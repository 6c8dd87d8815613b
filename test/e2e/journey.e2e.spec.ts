import { createHash } from 'node:crypto';
import { awaitEntry, call, json, multipart, readWholeInbox } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { edxmlOf, statusEdxml, wordyEdxml } from '../support/edxml.js';
import { eventually } from '../support/eventually.js';
import { startHubProcess } from '../support/hub-process.js';
import type { HubProcess } from '../support/hub-process.js';
import { prepareHub } from '../support/prepared-hub.js';
import type { PreparedHub } from '../support/prepared-hub.js';
import { openEvents } from '../support/server-events.js';

const xml = (body: string): RequestInit => ({ body, headers: { 'content-type': 'application/edxml+xml' } });
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the way of a document', () => {
  let prepared: PreparedHub;
  let hub: HubProcess;

  const start = () => startHubProcess({ config: { dir: prepared.dir, port: 0, logLevel: 'silent' } });
  const restart = async (): Promise<void> => {
    await hub.stop();
    hub = await start();
  };

  beforeAll(async () => {
    prepared = await prepareHub();
    hub = await start();
  });
  afterAll(async () => {
    await hub[Symbol.asyncDispose]();
    await prepared[Symbol.asyncDispose]();
  });

  /** `agency` speaks for G22, H37, H49, H26, H55 and others; `stranger` for H56 and H57. */
  const ask = (method: string, path: string, init?: RequestInit, token = prepared.agency): Promise<Answer> =>
    call(hub.url, token, method, path, init);
  const bytesOf = async (path: string, token: string): Promise<Buffer> => {
    const response = await fetch(hub.url + path, { headers: { authorization: `Bearer ${token}` } });
    expect({ path, status: response.status }).toEqual({ path, status: 200 });
    return Buffer.from(await response.arrayBuffer());
  };
  const submit = async (init: RequestInit, path = '/v1/transfers'): Promise<string> => {
    const { status, body } = await ask('POST', path, init);
    expect({ status, code: body['code'] }).toEqual({ status: 201, code: undefined });
    return (body['receipt'] as { transfer: string }).transfer;
  };
  const written = (number: string) => ({ number, notation: 'QĐ-UBND', promulgatedOn: '2026-11-20', place: 'Hà Nội' });
  const send = (messageId: string, to: readonly string[], document: object) =>
    submit(json({ messageId, from: 'G22', to, document }));
  const arrival = (agency: string, transfer: string, kind = 'document', token = prepared.agency) =>
    awaitEntry(hub.url, token, agency, { transfer, kind });
  const kindsOf = async (agency: string, transfer: string, token = prepared.agency) =>
    (await readWholeInbox(hub.url, token, agency)).filter((one) => one.transfer === transfer).map(({ kind }) => kind);
  const typesOf = async (transfer: string): Promise<readonly string[]> => {
    const { body } = await ask('GET', `/v1/transfers/${transfer}`);
    return (body as unknown as { lines: { type: string }[] }).lines.map(({ type }) => type);
  };

  it('hands the recipient the very bytes that its sender sent', async () => {
    const message = wordyEdxml({
      documentId: 'G22,2026/11/20,1/TB',
      to: ['H56'],
      words: (field) => `Đổi ${field}`,
      attachment: Buffer.from([0, 1, 2, 253, 254, 255]),
    }).replace('?>', '?>\r\n<!-- kept -->\t');
    const transfer = await submit(xml(message));
    await arrival('H56', transfer, 'document', prepared.stranger);
    const received = await bytesOf(`/v1/transfers/${transfer}/edxml`, prepared.stranger);
    expect(received.equals(Buffer.from(message))).toBe(true);
    const file = await bytesOf(`/v1/transfers/${transfer}/attachments/0`, prepared.stranger);
    expect([...file]).toEqual([0, 1, 2, 253, 254, 255]);
    expect(await typesOf(transfer)).toContain('DeliveryExposed');
  });

  it('writes the edXML of a JSON document once: the same bytes ever after, over a restart, for everybody', async () => {
    const document = { ...written('2'), subject: 'Về việc thử', attachments: [{ name: 'a.txt' }] };
    const transfer = await submit(
      multipart({ messageId: 'json-1', from: 'G22', to: ['H56'], document }, [{ name: 'a.txt', bytes: 'abc' }]),
    );
    const read = () => bytesOf(`/v1/transfers/${transfer}/edxml`, prepared.stranger);
    await arrival('H56', transfer, 'document', prepared.stranger);
    const [first, second] = await Promise.all([read(), read()]);
    expect(first.toString()).toMatch(/^<\?xml[^]*2026\/11\/20[^]*Về việc thử[^]*a\.txt/);
    expect(sha256(second)).toBe(sha256(first));
    await restart();
    expect(sha256(await read())).toBe(sha256(first));
    expect(sha256(await bytesOf(`/v1/transfers/${transfer}/edxml`, prepared.agency))).toBe(sha256(first));
    const again = await submit(xml(first.toString().replaceAll(/(<\w*:?DocumentId>)[^<]*/g, '$1G22,again')));
    expect((await ask('GET', `/v1/transfers/${again}/document`)).body['subject']).toBe('Về việc thử');
  });

  it('answers a repeat with the first receipt, and refuses its identity to other content', async () => {
    const submission = { messageId: 'repeat', from: 'G22', to: ['H37'], document: { subject: 'Một' } };
    const [first, second] = [
      await ask('POST', '/v1/transfers', json(submission)),
      await ask('POST', '/v1/transfers', json(submission)),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    const other = await ask('POST', '/v1/transfers', json({ ...submission, document: { subject: 'Hai' } }));
    expect({ status: other.status, code: other.body['code'] }).toEqual({
      status: 409,
      code: 'transfer/identity-taken',
    });
  });

  it('adds and removes recipients by an update, and tells those who have the document of its new content', async () => {
    const transfer = await send('update-1', ['H37', 'H49'], { subject: 'Trước' });
    await arrival('H37', transfer);
    await arrival('H49', transfer);
    await ask('GET', `/v1/transfers/${transfer}/document`, {}, prepared.stranger);
    const update = {
      messageId: 'change-1',
      reason: 'Bổ sung nơi nhận',
      document: { subject: 'Sau' },
      addRecipients: ['H56'],
      removeRecipients: ['H49'],
    };
    const [first, second] = [
      await ask('POST', `/v1/transfers/${transfer}/update`, json(update)),
      await ask('POST', `/v1/transfers/${transfer}/update`, json(update)),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    await arrival('H56', transfer, 'document', prepared.stranger);
    await arrival('H37', transfer, 'update');
    const at = (version: string) => ask('GET', `/v1/transfers/${transfer}/document${version}`, {}, prepared.stranger);
    expect((await at('')).body).toMatchObject({ version: 1, subject: 'Sau' });
    expect((await at('?version=0')).body).toMatchObject({ version: 0, subject: 'Trước' });
    expect((await at('?version=2')).body['code']).toBe('transfer/no-such-version');
    const removed = await ask('GET', '/v1/agencies/H49/inbox?after=start&limit=500');
    const { entries } = removed.body as unknown as {
      entries: { entry: { transfer: string }; tombstone: string | null; subject: string | null }[];
    };
    expect(entries.filter(({ entry }) => entry.transfer === transfer)).toMatchObject([
      { tombstone: 'cancelled', subject: null },
    ]);
    const agreed = await ask('POST', `/v1/deliveries/${transfer}/H37/answer`, json({ messageId: 'a', agreed: true }));
    expect(agreed.body).toMatchObject({ kind: 'status', status: '15', recorded: true });
    await arrival('G22', transfer, 'status');
  });

  it('opens a transfer of its own for a replacement and tells those who had the replaced one', async () => {
    const old = await send('old', ['H37', 'H56'], { ...written('7'), subject: 'Bản cũ' });
    await arrival('H37', old);
    const { status, body } = await ask(
      'POST',
      `/v1/transfers/${old}/replace`,
      json({ messageId: 'new', document: { ...written('8'), subject: 'Bản mới' } }),
    );
    expect(status).toBe(201);
    const { transfer, recipients } = body['receipt'] as { transfer: string; recipients: string[] };
    expect(recipients).toEqual(['H37', 'H56']);
    expect(transfer).not.toBe(old);
    await arrival('H37', old, 'notice');
    await arrival('H56', transfer, 'document', prepared.stranger);
    expect((await ask('GET', `/v1/transfers/${transfer}/document`, {}, prepared.stranger)).body['subject']).toBe(
      'Bản mới',
    );
  });

  it('shows a test message to nobody but its sender', async () => {
    const document = { subject: 'Chỉ để thử' };
    const transfer = await submit(
      json({ messageId: 'test-1', from: 'G22', to: ['H56'], document }),
      '/v1/transfers?test=true',
    );
    await arrival('G22', transfer, 'echo');
    const message = edxmlOf({ to: ['H56'], documentId: 'G22,2026/11/20,99/TB' });
    const [tried, meant] = [await submit(xml(message), '/v1/transfers?test=true'), await submit(xml(message))];
    expect(meant).not.toBe(tried);
    await arrival('H56', meant, 'document', prepared.stranger);
    expect(await kindsOf('H56', transfer, prepared.stranger)).toEqual([]);
    expect(await kindsOf('H56', tried, prepared.stranger)).toEqual([]);
    for (const id of [transfer, tried]) {
      const { status, body } = await ask('GET', `/v1/transfers/${id}`, {}, prepared.stranger);
      expect({ status, code: body['code'] }).toEqual({ status: 404, code: 'transfer/unknown' });
      expect((await ask('GET', `/v1/transfers/${id}`)).body['test']).toBe(true);
    }
  });

  it('climbs the ladder by status messages in edXML, each once, and reports each to the sender', async () => {
    const documentId = 'G22,2026/11/20,50/TB';
    const transfer = await submit(xml(edxmlOf({ documentId, to: ['H37'] })));
    await arrival('H37', transfer);
    const tell = (code: string) =>
      ask(
        'POST',
        '/v1/transfers',
        xml(statusEdxml({ from: 'H37', addressee: 'G22', documentId, code, timestamp: `2026/11/20 09:30:${code}` })),
      );
    for (const code of ['01', '03', '06']) {
      const first = await tell(code);
      expect(first.body).toMatchObject({ kind: 'status', transfer, status: code, recorded: true });
      expect((await tell(code)).body).toEqual(first.body);
    }
    const refused = await tell('02');
    expect({ status: refused.status, code: refused.body['code'] }).toEqual({
      status: 409,
      code: 'delivery/already-accepted',
    });
    const inbox = `/v1/agencies/G22/inbox?after=start&limit=500`;
    const codes = async () => {
      const { entries } = (await ask('GET', inbox)).body as unknown as {
        entries: { entry: { transfer: string; kind: string; code: string } }[];
      };
      return entries.filter(({ entry }) => entry.transfer === transfer).map(({ entry }) => entry.code);
    };
    expect(await eventually(codes, (all) => all.length >= 3)).toEqual(['01', '03', '06']);
  });

  it('resumes a stream after its last event over a restart, without a gap and without a repeat', async () => {
    const send20 = async (name: string) => {
      const ids = Array.from({ length: 20 }, (_, index) => send(`${name}-${index}`, ['H57'], { subject: 'Thử' }));
      return Promise.all(ids);
    };
    const take = async (count: number, lastEventId?: string) => {
      const address = `${hub.url}/v1/agencies/H57/inbox/stream?after=start`;
      const resuming: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
      await using stream = await openEvents(address, prepared.stranger, resuming);
      const events: { id: string; sequence: number; transfer: string }[] = [];
      while (events.length < count) {
        const event = await stream.next();
        if (!event) break;
        const { sequence, entry } = event.data as { sequence: number; entry: { transfer: string } };
        events.push({ id: event.id, sequence, transfer: entry.transfer });
      }
      return events;
    };
    const before = await send20('before');
    const first = await take(7);
    await restart();
    const second = await take(9, first.at(-1)?.id);
    const sending = send20('after');
    const third = await take(24, second.at(-1)?.id);
    const after = await sending;
    const all = [...first, ...second, ...third];
    expect(all.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, index) => index));
    expect(all.map(({ transfer }) => transfer).toSorted()).toEqual([...before, ...after].toSorted());
  });
});
