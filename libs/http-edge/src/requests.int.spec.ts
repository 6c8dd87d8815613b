import { openRaw, talk } from './testing/raw-socket.js';
import { startSampleEdge } from './testing/sample-edge.js';
import type { SampleEdge } from './testing/sample-edge.js';

const AGENCY = { authorization: 'Bearer agency.s1' };
const JSON_TYPE = { ...AGENCY, 'content-type': 'application/json' };

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

describe('the edge', () => {
  let sample: SampleEdge;
  beforeAll(async () => {
    sample = await startSampleEdge({ limits: { jsonBytes: 200, headerBytes: 2_000 } });
  });
  afterAll(() => sample[Symbol.asyncDispose]());

  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(sample.url + path, init);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    };
  };
  const post = (body: string | Buffer, headers: Record<string, string> = JSON_TYPE) =>
    ask('/echo', { method: 'POST', body, headers });

  const expectProblem = (answer: Answer, status: number, code: string): void => {
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ type: `urn:lienthong:problem:${code}`, status, code });
    expect(answer.body['instance']).toBe(`urn:lienthong:request:${answer.headers.get('x-request-id') ?? ''}`);
  };

  describe('authentication', () => {
    it('lets nobody in without a token, and says how to authenticate', async () => {
      const answer = await ask('/me/x');
      expectProblem(answer, 401, 'auth/token-missing');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="lienthong"');
    });

    it.each([
      ['unknown', 'Bearer stranger.s1'],
      ['of another scheme', 'Basic agency.s1'],
      ['empty', 'Bearer '],
      ['twice in one header', 'Bearer agency.s1, Bearer agency.s2'],
      ['endless', `Bearer agency.${'s'.repeat(600)}`],
    ])('refuses a token that is %s', async (_what, authorization) => {
      const answer = await ask('/me/x', { headers: { authorization } });
      expectProblem(answer, 401, 'auth/token-invalid');
      expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
    });

    it('refuses a wrong token on an open route too, and needs none there', async () => {
      expect(await ask('/health')).toMatchObject({ status: 200, body: { up: true } });
      expectProblem(
        await ask('/health', { headers: { authorization: 'Bearer stranger.s1' } }),
        401,
        'auth/token-invalid',
      );
    });

    it('refuses before the body has been sent', async () => {
      const { socket, text } = await openRaw(sample.port);
      const answered = new Promise((resolve) => socket.once('data', resolve));
      socket.write('POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 150\r\n\r\n{');
      await answered;
      expect(text()).toMatch(/^HTTP\/1\.1 401 /);
      socket.destroy();
    });

    it('tells the controller who calls', async () => {
      const answer = await ask('/me/x', { headers: AGENCY });
      expect(answer.body).toEqual({ systemId: 's1', role: 'agency', credentialId: 'credential-of-s1' });
    });

    it('refuses a role that the route does not name', async () => {
      expectProblem(await ask('/desk', { method: 'POST', headers: AGENCY }), 403, 'auth/wrong-role');
      const operator = { authorization: 'Bearer operator.s9' };
      expect(await ask('/desk', { method: 'POST', headers: operator })).toMatchObject({ status: 201 });
    });
  });

  describe('JSON', () => {
    it('takes a body of exactly the limit and refuses one byte more', async () => {
      const of = (length: number): string => `{"to":[]${' '.repeat(length - 9)}}`;
      expect(await post(of(200))).toMatchObject({ status: 200, body: { to: [] } });
      expectProblem(await post(of(201)), 413, 'http/too-large');
    });

    it.each([
      ['cut off', '{"to":['],
      ['empty', ' '],
    ])('refuses JSON that is %s', async (_what, body) => {
      expectProblem(await post(body), 400, 'http/malformed-json');
    });

    it.each([
      ['with a prototype key', '{"to":[],"__proto__":{"admin":true}}'],
      ['with a hidden prototype key', '{"to":[],"\\u005f_proto__":{"admin":true}}'],
      ['with a constructor key', '{"to":[],"constructor":{"prototype":{"admin":true}}}'],
    ])('refuses JSON %s', async (_what, body) => {
      expectProblem(await post(body), 400, 'http/forbidden-key');
    });

    it.each([
      ['bytes that are not UTF-8', Buffer.from([...Buffer.from('{"to":["'), 0xff, ...Buffer.from('"]}')])],
      ['half a surrogate pair', Buffer.from('{"to":["\\ud83d"]}')],
    ])('refuses %s', async (_what, body) => {
      expectProblem(await post(body), 400, 'http/invalid-utf8');
    });

    it('refuses JSON nested deeper than 32 levels', async () => {
      expectProblem(await post(`{"to":${'['.repeat(40)}${']'.repeat(40)}}`), 400, 'http/too-deep');
    });

    it.each([
      ['text', 'text/plain', undefined],
      ['a form', 'application/x-www-form-urlencoded', undefined],
      ['another charset', 'application/json; charset=iso-8859-1', undefined],
      ['a compressed body', 'application/json', 'gzip'],
      ['a stream where JSON is awaited', 'application/octet-stream', undefined],
    ])('refuses %s as a type it does not take', async (_what, type, encoding) => {
      const headers = { ...AGENCY, 'content-type': type, ...(encoding && { 'content-encoding': encoding }) };
      expectProblem(await post('{"to":[]}', headers), 415, 'http/wrong-type');
    });

    it('takes JSON that names its charset UTF-8', async () => {
      const headers = { ...AGENCY, 'content-type': 'application/json; charset="UTF-8"' };
      expect(await post('{"to":["đ"]}', headers)).toMatchObject({ status: 200, body: { to: ['đ'] } });
    });

    it('names every place that does not fit the schema, without values and without keys that are words', async () => {
      const answer = await post(
        '{"to":["a",2],"lines":[{"text":"Canary-too-long"},{"Of Canary":1}],"recipients":"Canary","Lê Canary":1}',
      );
      expectProblem(answer, 400, 'http/invalid');
      expect(answer.body['errors']).toEqual([
        { path: '/recipients', code: 'unknown-property' },
        { path: '', code: 'unknown-property' },
        { path: '/to', code: 'is-string' },
        { path: '/lines/0/text', code: 'max-length', params: { max: 10 } },
        { path: '/lines/1', code: 'unknown-property' },
        { path: '/lines/1/text', code: 'max-length', params: { max: 10 } },
        { path: '/lines/1/text', code: 'is-string' },
      ]);
      expect(JSON.stringify(answer.body)).not.toContain('Canary');
    });

    it('says what would be valid in the first of them, in both languages', async () => {
      const { body } = await post('{"to":[],"lines":[{"text":"twelve chars"}]}');
      expect(body['title']).toMatch(/ \/lines\/0\/text must have at most 10 characters\.$/);
      expect(body['detail']).toMatch(/ \/lines\/0\/text dài tối đa 10 ký tự\.$/);
    });

    it.each(['[]', 'null', '"to"', '7'])('refuses %s where an object is awaited', async (body) => {
      const answer = await post(body);
      expectProblem(answer, 400, 'http/invalid');
      expect(answer.body['errors']).toEqual([{ path: '', code: 'is-object' }]);
    });

    it('reads a query into its types and refuses what does not fit', async () => {
      expect(await ask('/page?limit=5', { headers: AGENCY })).toMatchObject({ status: 200, body: { limit: 5 } });
      expectProblem(await ask('/page?limit=five', { headers: AGENCY }), 400, 'http/invalid');
      expectProblem(await ask('/page?limit=5&limit=6', { headers: AGENCY }), 400, 'http/invalid');
      expectProblem(await ask('/page?__proto__=5', { headers: AGENCY }), 400, 'http/invalid');
    });
  });

  describe('addresses', () => {
    it('answers 404 for an unknown one, with or without a token', async () => {
      expectProblem(await ask('/nowhere/Canary'), 404, 'http/not-found');
      expectProblem(await ask('/nowhere/Canary', { headers: AGENCY }), 404, 'http/not-found');
    });

    it('answers 405 with the methods that an address takes', async () => {
      const answer = await ask('/me/x?y=1', { method: 'DELETE', headers: AGENCY });
      expectProblem(answer, 405, 'http/wrong-method');
      expect(answer.headers.get('allow')).toBe('GET');
    });

    it('refuses an address that cannot be decoded, and a part that is too long', async () => {
      expect(await talk(sample.port, 'GET /me/%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(
        /^HTTP\/1\.1 400 .*"code":"http\/bad-url"/s,
      );
      expectProblem(await ask(`/me/${'x'.repeat(200)}`, { headers: AGENCY }), 414, 'http/url-too-long');
    });
  });

  describe('HTTP itself', () => {
    it('answers malformed HTTP with a problem', async () => {
      expect(await talk(sample.port, 'NONSENSE\r\n\r\n')).toMatch(
        /^HTTP\/1\.1 400 .*problem\+json.*http\/bad-request/s,
      );
    });

    it('refuses a request that is framed in two ways', async () => {
      const smuggled =
        'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n';
      expect(await talk(sample.port, smuggled)).toMatch(/^HTTP\/1\.1 400 /);
    });

    it('refuses headers beyond the limit', async () => {
      const request = `GET /health HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(3_000)}\r\n\r\n`;
      expect(await talk(sample.port, request)).toMatch(/^HTTP\/1\.1 431 .*http\/headers-too-large/s);
    });

    it('hardens every answer and names no software', async () => {
      const { headers } = await ask('/health');
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      });
      expect([...headers.keys()]).not.toEqual(expect.arrayContaining(['x-powered-by']));
      expect(headers.has('server')).toBe(false);
    });
  });

  describe('errors of handlers', () => {
    it('answers a refusal with its status, code and path', async () => {
      const answer = await ask('/fail/refusal', { headers: AGENCY });
      expectProblem(answer, 404, 'agency/unknown');
      expect(answer.body['path']).toBe('/code');
    });

    it('answers a fault with its catalogue entry and when to come again', async () => {
      const answer = await ask('/fail/fault?what=Canary', { headers: AGENCY });
      expectProblem(answer, 503, 'store/unavailable');
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(JSON.stringify(answer.body)).not.toMatch(/Canary|disk is full/);
    });

    it('answers an unknown error without a word of it, and logs it under the same id', async () => {
      const answer = await ask('/fail/error?what=Canary', { headers: AGENCY });
      expectProblem(answer, 500, 'http/internal');
      expect(JSON.stringify(answer.body)).not.toContain('Canary');
      const id = answer.headers.get('x-request-id') ?? 'none';
      const line = sample.lines.find((one) => one.includes(id) && one.includes('request failed')) ?? '';
      expect(line).toContain('SampleController.fail');
      expect(line).not.toContain('Canary');
    });
  });

  describe('correlation', () => {
    it('takes over the trace of a well-formed traceparent', async () => {
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      const answer = await ask('/health', { headers: { traceparent } });
      expect(answer.headers.get('x-request-id')).toBe('0af7651916cd43dd8448eb211c80319c');
    });

    it('makes its own id where the given one could carry words', async () => {
      const answer = await ask('/health', { headers: { 'x-request-id': 'Nguyen-Van-Canary' } });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    });
  });
});

describe('the rate of a system', () => {
  it('is limited over all its requests, and others are not slowed', async () => {
    await using sample = await startSampleEdge({ rateLimit: { perSecond: 0.5, burst: 2 } });
    const ask = (systemId: string) =>
      fetch(`${sample.url}/me/x`, { headers: { authorization: `Bearer agency.${systemId}` } });
    expect([(await ask('s1')).status, (await ask('s1')).status]).toEqual([200, 200]);
    const refused = await ask('s1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await refused.json()).toMatchObject({ code: 'http/too-many-requests' });
    expect((await ask('s2')).status).toBe(200);
    expect((await fetch(`${sample.url}/health`)).status).toBe(200);
  });
});
