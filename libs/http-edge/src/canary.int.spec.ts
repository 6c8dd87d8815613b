import { documentPart, filePart, MULTIPART, multipartBody } from './testing/multipart-body.js';
import { talk } from './testing/raw-socket.js';
import { startSampleEdge } from './testing/sample-edge.js';

/** Made up; a citizen's number has twelve digits. */
const CANARY = 'NguyenThiCanary079301000001';
const TRACES = /canary|079301000001/i;

describe('personal data in any place of a request', () => {
  it('appears in no log line, metric, header or error body', async () => {
    await using sample = await startSampleEdge({ limits: { jsonBytes: 500, headerBytes: 3_000 } });
    const bearer = 'Bearer agency.s1';
    const json = { authorization: bearer, 'content-type': 'application/json' };
    const multipart = { authorization: bearer, 'content-type': MULTIPART };
    const requests: readonly (readonly [string, RequestInit])[] = [
      [`/nowhere/${CANARY}?name=${CANARY}`, {}],
      [`/me/${CANARY}?name=${CANARY}`, { headers: { authorization: bearer, 'user-agent': CANARY, cookie: CANARY } }],
      [`/me/${CANARY}`, { headers: { authorization: `Bearer ${CANARY}` } }],
      [`/me/${CANARY}`, { headers: { authorization: `Bearer agency.${CANARY} ${CANARY}` } }],
      [`/me/${CANARY.repeat(10)}`, { headers: { authorization: bearer } }],
      ['/health', { headers: { 'x-request-id': CANARY, traceparent: CANARY, 'x-forwarded-for': CANARY } }],
      [`/page?limit=${CANARY}`, { headers: { authorization: bearer } }],
      [`/page?${CANARY}=1`, { headers: { authorization: bearer } }],
      [`/fail/error?what=${CANARY}`, { headers: { authorization: bearer } }],
      [`/fail/fault?what=${CANARY}`, { headers: { authorization: bearer } }],
      [`/echo/${CANARY}`, { method: 'DELETE', headers: { authorization: bearer } }],
      ['/echo', { method: 'POST', headers: json, body: `{"${CANARY}":"${CANARY}"}` }],
      ['/echo', { method: 'POST', headers: json, body: `{"to":[{"${CANARY}":1}],"lines":[{"text":"${CANARY}"}]}` }],
      ['/echo', { method: 'POST', headers: json, body: `{"to": ${CANARY}` }],
      ['/echo', { method: 'POST', headers: json, body: `{"__proto__":"${CANARY}"}` }],
      ['/echo', { method: 'POST', headers: json, body: CANARY.repeat(30) }],
      ['/echo', { method: 'POST', headers: { authorization: bearer, 'content-type': `text/${CANARY}` }, body: CANARY }],
      ['/transfers', { method: 'POST', headers: multipart, body: multipartBody([filePart(CANARY, CANARY)]) }],
      ['/transfers', { method: 'POST', headers: multipart, body: Buffer.from(CANARY) }],
      [
        '/transfers',
        {
          method: 'POST',
          headers: multipart,
          body: multipartBody([documentPart(CANARY), { headers: [`${CANARY}: ${CANARY}`], body: CANARY }]),
        },
      ],
      ['/desk', { method: 'POST', headers: { ...json }, body: `{"reason":"${CANARY}"}` }],
    ];
    const statuses: number[] = [];
    const answers: string[] = [];
    for (const [path, init] of requests) {
      const response = await fetch(sample.url + path, init);
      statuses.push(response.status);
      answers.push(JSON.stringify([...response.headers]), await response.text());
    }
    answers.push(await talk(sample.port, `${CANARY} / HTTP/1.1\r\n\r\n`));
    answers.push(await talk(sample.port, `GET /health HTTP/1.1\r\nX: ${CANARY.repeat(200)}\r\n\r\n`));
    answers.push(await talk(sample.port, `GET /%ff${CANARY} HTTP/1.1\r\nHost: ${CANARY}\r\nConnection: close\r\n\r\n`));
    const metrics = await sample.edge.metrics.registry.metrics();

    expect(statuses.filter((status) => status >= 400).length).toBeGreaterThan(15);
    expect(sample.lines.length).toBeGreaterThan(requests.length);
    expect(metrics).toContain('http_requests_total{method="GET",route="/me/:name",status="200"} 1');
    expect(answers.filter((text) => TRACES.test(text))).toEqual([]);
    expect(sample.lines.filter((line) => TRACES.test(line))).toEqual([]);
    expect(metrics).not.toMatch(TRACES);
  });
});
