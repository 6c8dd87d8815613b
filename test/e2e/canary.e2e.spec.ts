import { awaitEntry, call, json, multipart } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { statusEdxml, wordyEdxml } from '../support/edxml.js';
import { startHubProcess } from '../support/hub-process.js';
import type { HubProcess } from '../support/hub-process.js';
import { prepareHub } from '../support/prepared-hub.js';
import type { PreparedHub } from '../support/prepared-hub.js';
import { rawRequest } from '../support/raw-request.js';
import { findInFolder, foundIn } from '../support/traces-of.js';

/** Made-up people: in subjects, and in everything else that may hold words. */
const inSubjects = ['Đỗ Quỵnhxuzq', 'ZQsubjecT'];
const elsewhere = ['Lê Tuyếtmaizq', 'ZQcanarY'];
const all = [...inSubjects, ...elsewhere];
const subject = `Về việc ${inSubjects.join(' và ')}`;
const words = (field: string): string => (field === 'Subject' ? subject : elsewhere.join(' '));
const word = words('');
const person = { department: word, staff: word, email: word, mobile: word };

const document = (number: string) => ({
  subject,
  content: word,
  number,
  notation: 'TB',
  promulgatedOn: '2026-11-20',
  place: word,
  signer: { competence: word, position: word, fullName: word },
  staff: person,
  toPlaces: [word],
  responseTo: [{ organId: 'H37', code: word }],
  attachments: [{ name: `${word}.txt`, description: word }],
});
const files = [{ name: `${word}.txt`, bytes: `${word} ${subject}` }];
const xml = (body: string | Uint8Array, type = 'application/edxml+xml'): RequestInit => ({
  body,
  headers: { 'content-type': type },
});

describe('personal data', () => {
  let prepared: PreparedHub;
  let hub: HubProcess;
  let output = '';
  const answers: (Answer & { readonly path: string })[] = [];
  const raw: string[] = [];

  const ask = async (method: string, path: string, init?: RequestInit, token = prepared.agency): Promise<Answer> => {
    const answer = await call(hub.url, token, method, path, init);
    answers.push({ ...answer, path });
    return answer;
  };
  const taken = async (path: string, init: RequestInit): Promise<string> => {
    const { status, body } = await ask('POST', path, init);
    expect({ path, status: Math.floor(status / 100), code: body['code'] }).toEqual({
      path,
      status: 2,
      code: undefined,
    });
    const { transfer } = (body['receipt'] ?? body) as { transfer: string };
    return transfer;
  };
  const submit = (messageId: string, to: readonly string[], number: string) =>
    taken('/v1/transfers', multipart({ messageId, from: 'G22', to, document: document(number) }, files));

  const validRequests = async (): Promise<void> => {
    const transfer = await submit('one', ['H37', 'H49'], '1');
    const documentId = 'G22,2026/11/20,7/TB';
    const bytes = Buffer.from(`${word} ${subject}`);
    const business = `<edXML:DocumentId>${documentId}</edXML:DocumentId>`;
    const edxml = await taken('/v1/transfers', xml(wordyEdxml({ documentId, words, attachment: bytes })));
    await taken('/v1/transfers?test=true', xml(wordyEdxml({ documentId, words, attachment: bytes })));
    const strange = `<edXML:ZQcanarY ZQcanarY="${word}"/>${word.repeat(50)}`;
    const odd = (field: string) => (field === 'Subject' ? subject : strange);
    await taken('/v1/transfers', xml(wordyEdxml({ documentId: 'odd', words: odd })));
    for (const id of [transfer, edxml]) {
      for (const part of ['document', 'edxml', 'attachments/0', '']) await ask('GET', `/v1/transfers/${id}/${part}`);
    }
    const status = (code: string) =>
      statusEdxml({ from: 'H37', addressee: 'G22', documentId, code, words, timestamp: `2026/11/20 09:30:${code}` });
    for (const code of ['01', '03']) await taken('/v1/transfers', xml(status(code)));
    const report = { messageId: 'r1', status: '02', reason: word, staff: person };
    await taken(`/v1/deliveries/${transfer}/H49/status`, json(report));
    const change = { messageId: 'u1', reason: word, document: document('1') };
    await taken(`/v1/transfers/${transfer}/update`, multipart(change, files));
    await awaitEntry(hub.url, prepared.agency, 'H37', { transfer, kind: 'update' });
    await taken(`/v1/deliveries/${transfer}/H37/answer`, json({ messageId: 'a1', agreed: false, reason: word }));
    await taken('/v1/transfers', xml(wordyEdxml({ documentId, words, type: 2, business, attachment: bytes })));
    await taken(`/v1/transfers/${transfer}/recall`, json({ messageId: 'c1', reason: word }));
    await taken('/v1/transfers', xml(wordyEdxml({ documentId, words, type: 1, business })));
    await taken(`/v1/transfers/${transfer}/replace`, multipart({ messageId: 'p1', document: document('2') }, files));
    for (const agency of ['G22', 'H37', 'H49']) await ask('GET', `/v1/agencies/${agency}/inbox?after=start`);
    for (const query of [`subject=${encodeURIComponent(subject)}`, `document=${encodeURIComponent(word)}`]) {
      expect((await ask('GET', `/v1/transfers?${query}`)).status).toBe(200);
    }
    await ask('GET', `/v1/transfers/${transfer}`, {}, prepared.auditor);
    await ask('GET', `/v1/transfers/${edxml}/edxml`, {}, prepared.auditor);
    await ask('GET', '/v1/events?limit=1000', {}, prepared.operator);
    expect(await findInAnswers()).not.toEqual([]);
  };

  /** Where the words came back, as they must to those who may read them. */
  const findInAnswers = (): Promise<readonly string[]> =>
    Promise.resolve(answers.flatMap(({ body }) => foundIn(Buffer.from(JSON.stringify(body)), all)));

  const refusedRequests = async (): Promise<void> => {
    const coded = encodeURIComponent(word);
    const good = { messageId: 'bad', from: 'G22', to: ['H37'], document: document('9') };
    const submissions: readonly RequestInit[] = [
      { body: `{"subject":"${word}`, headers: { 'content-type': 'application/json' } },
      { body: word, headers: { 'content-type': 'text/plain' } },
      { body: word, headers: { 'content-type': 'multipart/form-data; boundary=zq' } },
      json({ ...good, [word]: word }),
      json({ ...good, document: { ...good.document, subject: `${word}\u0000` } }),
      json({ ...good, document: { ...good.document, priority: word } }),
      json({ ...good, document: { ...good.document, promulgatedOn: word } }),
      json({ ...good, document: { ...good.document, signer: word } }),
      json({ ...good, document: { ...good.document, staff: { ...person, [word]: word } } }),
      json(good),
      multipart(good, [{ name: `../${word}`, bytes: word }]),
      multipart(good, [{ name: `other ${word}`, bytes: word }]),
      multipart({ ...good, to: ['H37', 'H99.99'] }, files),
      multipart({ ...good, messageId: 'one' }, files),
      json({
        kind: 'status',
        messageId: 's',
        from: 'H37',
        documentId: word,
        status: '02',
        reason: word,
        staff: person,
      }),
      xml(`<edXML>${word}`),
      xml(`<!DOCTYPE ${elsewhere[1]} [<!ENTITY x "${word}">]><edXML/>`),
      xml(wordyEdxml({ documentId: 'x', words: () => '&ZQcanarY;' })),
      xml(wordyEdxml({ documentId: 'x', to: ['H99.99'], words })),
      xml(Buffer.from(wordyEdxml({ documentId: 'x', words }), 'utf16le')),
      xml(`<${elsewhere[1]}/>`),
      xml(statusEdxml({ from: 'H37', addressee: 'G22', documentId: 'nothing', code: '03', words })),
    ];
    const statuses: number[] = [];
    for (const init of submissions) statuses.push((await ask('POST', '/v1/transfers', init)).status);
    expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([]);
    for (const path of [
      `/v1/transfers/${coded}`,
      `/v1/transfers/${coded}/document?version=${coded}`,
      `/v1/transfers?status=${coded}`,
      `/v1/transfers?${coded}=${coded}`,
      `/v1/agencies/${coded}/inbox`,
      `/v1/agencies/H37/inbox?after=${coded}`,
      `/v1/agencies/${coded}`,
      `/${coded}`,
    ]) {
      expect((await ask('GET', path)).status).toBeGreaterThanOrEqual(400);
    }
    await ask('DELETE', `/v1/transfers/${coded}`);
    await ask('POST', `/v1/deliveries/${coded}/${coded}/status`, json({ messageId: 'x', status: '02', reason: word }));
    await ask('POST', `/v1/desk/parked/${coded}/skip`, json({ reason: word }), prepared.operator);
    await ask('GET', `/v1/systems/${coded}`, {}, prepared.operator);
    await ask('GET', `/v1/events?category=${coded}&type=${coded}`, {}, prepared.operator);
    await ask('GET', '/v1/transfers', {}, 'ZQcanarY');
    for (const name of ['x-request-id', 'cookie', 'referer', 'user-agent', 'idempotency-key', 'range', 'if-range']) {
      await ask('GET', '/v1/transfers', { headers: { [name]: 'ZQcanarY' } });
    }
    await ask('GET', '/v1/agencies/H37/inbox/stream', { headers: { 'last-event-id': 'ZQcanarY' } });
    const host = 'Host: x\r\nConnection: close\r\n';
    for (const bytes of [
      `GET /${word} HTTP/9.9\r\n${host}\r\n`,
      `GET / HTTP/1.1\r\n${host}${word}\r\n\r\n`,
      `${elsewhere[1]} / HTTP/1.1\r\n${host}\r\n`,
      `POST /v1/transfers HTTP/1.1\r\n${host}Authorization: Bearer ${prepared.agency}\r\nContent-Type: multipart/form-data; boundary=b\r\n` +
        `Content-Length: 300\r\n\r\n--b\r\nContent-Disposition: form-data; name="document"\r\n${word}\r\n\r\n{}\r\n--b--\r\n${' '.repeat(300)}`,
    ]) {
      raw.push(await rawRequest(hub.url, Buffer.from(bytes)));
    }
  };

  beforeAll(async () => {
    prepared = await prepareHub();
    const config = { dir: prepared.dir, port: 0, logLevel: 'trace' };
    hub = await startHubProcess({ config, onOutput: (text) => (output += text) });
    await validRequests();
    await refusedRequests();
  });
  afterAll(async () => {
    await hub[Symbol.asyncDispose]();
    await prepared[Symbol.asyncDispose]();
  });

  it('is in no line of the log', () => {
    expect(output.split('\n').length).toBeGreaterThan(80);
    expect(foundIn(Buffer.from(output), all)).toEqual([]);
  });

  it('is in no figure', async () => {
    const { status, body } = await ask('GET', '/metrics', {}, prepared.operator);
    expect(status).toBe(200);
    expect(String(body['text'])).toContain('lienthong');
    expect(foundIn(Buffer.from(String(body['text'])), all)).toEqual([]);
  });

  it('is in no head of an answer, but for the name of an attachment that is handed out', () => {
    const found = answers.flatMap(({ path, headers }) =>
      [...headers].flatMap(([name, value]) =>
        foundIn(Buffer.from(value), all).map((what) => `${path.replace(/[0-9a-f-]{36}/, '…')} ${name}: ${what}`),
      ),
    );
    expect([...new Set(found)]).toEqual(
      elsewhere.map((text): unknown =>
        expect.stringMatching(`^/v1/transfers/…/attachments/0 content-disposition: ${text}: (percent|as it is)$`),
      ),
    );
    expect(raw.filter((text) => foundIn(Buffer.from(text, 'latin1'), all).length > 0)).toEqual([]);
  });

  it('is in no problem document', () => {
    const problems = answers.filter(({ headers }) => headers.get('content-type')?.includes('problem') === true);
    expect(problems.length).toBeGreaterThanOrEqual(40);
    const telling = problems.filter(({ body }) => foundIn(Buffer.from(JSON.stringify(body)), all).length > 0);
    expect(telling.map(({ body }) => body)).toEqual([]);
  });

  it('is in nothing that an operator reads', () => {
    const read = answers.filter(({ path }) => path.startsWith('/v1/events') || path.startsWith('/v1/desk'));
    expect(read.flatMap(({ body }) => foundIn(Buffer.from(JSON.stringify(body)), all))).toEqual([]);
  });

  it('lies on disk nowhere in clear, but for the folded subject in the search model', async () => {
    const expectOnlySubjects = async () => {
      const found = await findInFolder(prepared.dir, all);
      const files = [...found.keys()];
      expect(files.filter((path) => !path.startsWith('models/directory'))).toEqual([]);
      const forms = new Set([...found.values()].flat());
      expect([...forms].toSorted()).toEqual(inSubjects.map((text) => `${text}: folded`).toSorted());
    };
    await expectOnlySubjects();
    await hub.stop();
    await expectOnlySubjects();
    expect(foundIn(Buffer.from(output), all)).toEqual([]);
  });
});
