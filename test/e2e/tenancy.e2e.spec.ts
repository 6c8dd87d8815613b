import { DEFAULT_CONFIG, startHub } from '@lienthong/hub';
import type { Hub } from '@lienthong/hub';
import { call, json, multipart } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { fetchOpenApi, operationsOf, pathOf } from '../support/operations.js';
import type { Operation } from '../support/operations.js';
import { prepareHub } from '../support/prepared-hub.js';
import type { PreparedHub } from '../support/prepared-hub.js';
import { bodyOf } from '../support/request-bodies.js';
import { everybody, rolesOf } from '../support/roles-of-operations.js';
import { connectSystem, dayMs, fromNow, hourMs } from '../support/systems.js';

const nowhere = '01900000-0000-7000-8000-000000000000';
/** Values for paths that lead to nothing. */
const absent = {
  id: nowhere,
  transfer: nowhere,
  agency: 'H56',
  code: 'H99.99',
  index: '0',
  sequence: '0',
  system: 'nobody',
  credential: '0'.repeat(20),
  secret: '0'.repeat(20),
  name: 'nothing',
  axis: 'nowhere',
  leg: 'nowhere',
  item: 'nothing',
  number: '0',
  run: nowhere,
};

describe('every operation that the hub serves', () => {
  let prepared: PreparedHub;
  let hub: Hub;
  let operations: readonly Operation[];
  let transfer: string;

  const initOf = ({ id, hasBody }: Operation): RequestInit => (hasBody ? json(bodyOf[id]) : {});

  /** The status and the head of an answer, whose body may never end. */
  const knock = async (operation: Operation, authorization: string | undefined) => {
    const ended = new AbortController();
    const { headers, ...init } = initOf(operation);
    const response = await fetch(hub.url + pathOf(operation, absent), {
      ...init,
      method: operation.method,
      headers: { ...(headers as object), ...(authorization === undefined ? {} : { authorization }) },
      signal: ended.signal,
    });
    const isProblem = response.headers.get('content-type') === 'application/problem+json';
    const code = isProblem ? ((await response.json()) as { code: string }).code : undefined;
    ended.abort();
    return { status: response.status, code, challenge: response.headers.get('www-authenticate') };
  };

  const knockAll = (asked: readonly Operation[], authorization: string | undefined) =>
    Promise.all(asked.map(async (one) => ({ id: one.id, ...(await knock(one, authorization)) })));

  beforeAll(async () => {
    prepared = await prepareHub();
    hub = await startHub({ ...DEFAULT_CONFIG, dir: prepared.dir, port: 0, logLevel: 'silent' });
    operations = operationsOf(await fetchOpenApi(hub.url, prepared.operator));
    const document = { subject: 'Về việc thử', attachments: [{ name: 'a.txt' }] };
    const { body } = await call(
      hub.url,
      prepared.agency,
      'POST',
      '/v1/transfers',
      multipart({ messageId: 'tenancy', from: 'G22', to: ['H37'], document }, [{ name: 'a.txt', bytes: 'abc' }]),
    );
    ({ transfer } = body['receipt'] as { transfer: string });
  });
  afterAll(async () => {
    await hub[Symbol.asyncDispose]();
    await prepared[Symbol.asyncDispose]();
  });

  it('has its roles decided here', () => {
    const guarded = operations.filter(({ isOpen }) => !isOpen).map(({ id }) => id);
    expect(guarded.toSorted()).toEqual(Object.keys(rolesOf).toSorted());
    expect(operations.filter(({ id, hasBody }) => hasBody && !(id in bodyOf))).toEqual([]);
  });

  it('refuses who brings no token, health excepted', async () => {
    const answers = await knockAll(operations, undefined);
    const open = answers.filter(({ id }) => !(id in rolesOf));
    expect(open.map(({ id, status }) => [id, status]).toSorted()).toEqual([
      ['getHealth', 200],
      ['getReadiness', 200],
    ]);
    const guarded = answers.filter(({ id }) => id in rolesOf);
    expect(guarded.filter(({ status, code }) => status !== 401 || code !== 'auth/token-missing')).toEqual([]);
    expect(guarded.filter(({ challenge }) => challenge?.startsWith('Bearer') !== true)).toEqual([]);
  });

  it('refuses a garbage, an expired, a revoked and a mistyped token, all alike', async () => {
    const connect = connectSystem(hub);
    const expired = await connect('expired', { role: 'operator', issuedAt: fromNow(-dayMs), expiresAt: fromNow(-1) });
    const revoked = await connect('revoked', { role: 'operator' });
    await revoked.revoke();
    const mistyped = `${prepared.operator.slice(0, -1)}${prepared.operator.endsWith('A') ? 'B' : 'A'}`;
    const guarded = operations.filter(({ isOpen }) => !isOpen);
    for (const token of ['garbage', expired.token, revoked.token, mistyped]) {
      const answers = await knockAll(guarded, `Bearer ${token}`);
      expect(answers.filter(({ status, code }) => status !== 401 || code !== 'auth/token-invalid')).toEqual([]);
    }
    const basic = await knockAll(guarded, 'Basic YTpi');
    expect(basic.filter(({ status }) => status !== 401)).toEqual([]);
  });

  it.each(everybody)('takes the token of an %s where its role may call, and nowhere else', async (role) => {
    const { agency, operator, auditor, relay } = prepared;
    const token = { agency, operator, auditor, relay }[role];
    const guarded = operations.filter(({ isOpen }) => !isOpen);
    const answers = await knockAll(guarded, `Bearer ${token}`);
    const may = (id: string) => rolesOf[id]?.includes(role) === true;
    const let_in = answers.filter(({ id, code }) => !may(id) && code !== 'auth/wrong-role').map(({ id }) => id);
    const kept_out = answers.filter(({ id, code }) => may(id) && code?.startsWith('auth/') === true);
    expect({ let_in, kept_out }).toEqual({ let_in: [], kept_out: [] });
    expect(answers.filter(({ code, status }) => code === 'auth/wrong-role' && status !== 403)).toEqual([]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });

  /** What two callers get, but for the name of the request. */
  const comparable = ({ status, body }: Answer) => ({ status, body: { ...body, instance: '…' } });

  it('answers to a stranger about a transfer, a delivery or an inbox as about what does not exist', async () => {
    const ofParties = operations.filter(({ path }) =>
      /^\/v1\/(transfers\/|deliveries\/|agencies\/[^/]+\/inbox)/.test(path),
    );
    expect(ofParties.length).toBeGreaterThanOrEqual(13);
    for (const operation of ofParties) {
      const ask = (values: typeof absent) =>
        call(hub.url, prepared.stranger, operation.method, pathOf(operation, values), initOf(operation));
      const there = { ...absent, id: transfer, transfer, code: 'H37' };
      const foreign = comparable(await ask(there));
      const [nobodys, others] = [comparable(await ask(absent)), comparable(await ask({ ...there, agency: 'H37' }))];
      expect({ of: operation.id, ...foreign }).toEqual({ of: operation.id, ...nobodys });
      expect({ of: operation.id, ...foreign }).toEqual({ of: operation.id, ...others });
      expect({ of: operation.id, status: foreign.status }).toEqual({ of: operation.id, status: 404 });
    }
  });

  it('tells a stranger in no other way that a document exists', async () => {
    const trace = await call(hub.url, prepared.agency, 'GET', `/v1/transfers/${transfer}`);
    const { documentId } = trace.body as { documentId: string };
    const report = (id: string) =>
      call(
        hub.url,
        prepared.stranger,
        'POST',
        '/v1/transfers',
        json({ kind: 'status', messageId: 's', from: 'H56', documentId: id, status: '03' }),
      );
    expect(comparable(await report(documentId))).toEqual(comparable(await report('nothing')));
    const search = async (query: string) =>
      (await call(hub.url, prepared.stranger, 'GET', `/v1/transfers?${query}`)).body['transfers'];
    for (const query of [
      '',
      'subject=thu',
      'sender=G22',
      'recipient=H37',
      `document=${documentId}`,
      'status=waiting',
    ]) {
      expect({ query, found: await search(query) }).toEqual({ query, found: [] });
    }
  });

  it('takes a mandate that ended and one that begins tomorrow for none', async () => {
    const connect = connectSystem(hub);
    const mandates = {
      ended: { agency: 'H37', from: fromNow(-dayMs), to: fromNow(-hourMs) },
      tomorrow: { agency: 'H37', from: fromNow(dayMs) },
    };
    for (const [name, mandate] of Object.entries(mandates)) {
      const { token } = await connect(name, { role: 'agency', mandates: [mandate] });
      const ask = (method: string, path: string, init?: RequestInit) => call(hub.url, token, method, path, init);
      const submission = { messageId: name, from: 'H37', to: ['G22'], document: { subject: 'Thử' } };
      const answers = [
        await ask('GET', '/v1/agencies/H37/inbox?after=start'),
        await ask('GET', `/v1/transfers/${transfer}`),
        await ask('GET', `/v1/transfers/${transfer}/document`),
        await ask('POST', `/v1/deliveries/${transfer}/H37/status`, json(bodyOf['reportStatus'])),
        await ask('POST', '/v1/transfers', json(submission)),
      ];
      expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
        [404, 'inbox/unknown'],
        [404, 'transfer/unknown'],
        [404, 'transfer/unknown'],
        [404, 'transfer/unknown'],
        [403, 'sender/not-in-mandate'],
      ]);
      expect((await ask('GET', '/v1/transfers')).body['transfers']).toEqual([]);
    }
  });
});
