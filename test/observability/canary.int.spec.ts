import { agencyTopics } from '@lienthong/bus';
import { recordSpans, startTelemetry } from '@lienthong/telemetry';
import { call, json, multipart } from '../support/api.js';
import { until } from '../support/eventually.js';
import { foundIn } from '../support/traces-of.js';
import { startObservedHub, transferOf, writeTo } from './observed-hub.js';

/** Made-up people, in every field that takes words. */
const canaries = ['Đỗ Quỵnhxuzq', 'ZQcanarY'];
const word = canaries.join(' ');
const person = { department: word, staff: word, email: word, mobile: word };
const document = (number: string) => ({
  subject: word,
  content: word,
  number,
  notation: 'TB',
  promulgatedOn: '2026-11-20',
  place: word,
  signer: { competence: word, position: word, fullName: word },
  staff: person,
  toPlaces: [word],
  attachments: [{ name: `${word}.txt`, description: word }],
});
const files = [{ name: `${word}.txt`, bytes: word }];

describe('spans and the log of the bus', () => {
  it('hold nothing personal, whatever is sent, asked for or refused', async () => {
    await using observed = await startObservedHub();
    const { hub, prepared, broker } = observed;
    const ask = (method: string, path: string, init?: RequestInit) =>
      call(hub.url, prepared.agency, method, path, init);
    const submission = { messageId: 'one', from: 'G22', to: ['H37'], document: document('1') };
    const answer = await ask('POST', '/v1/transfers', multipart(submission, files));
    expect(answer.status).toBe(201);
    const transfer = transferOf(answer);
    await ask(
      'POST',
      `/v1/deliveries/${transfer}/H37/status`,
      json({ messageId: 'r', status: '02', reason: word, staff: person }),
    );
    await ask('POST', `/v1/transfers/${transfer}/recall`, json({ messageId: 'c', reason: word }));
    await ask('POST', '/v1/transfers', json({ ...submission, [word]: word }));
    await ask('GET', `/v1/transfers?subject=${encodeURIComponent(word)}`);
    await ask('GET', `/v1/transfers/${encodeURIComponent(word)}`);
    await ask('GET', `/${encodeURIComponent(word)}`, { headers: { 'x-request-id': encodeURIComponent(word) } });
    const data = { from: 'G22', to: ['H37'], document: { ...document('2'), attachments: [] } };
    writeTo(broker, 'G22', { id: 'b-1', type: 'transfer.submit.v1', data });
    writeTo(broker, 'G22', { id: word, type: 'transfer.submit.v1', data: { ...data, to: [word] } });
    writeTo(broker, 'G22', { id: 'b-3', type: 'transfer.submit.v1', data: word });
    writeTo(broker, 'G22', { id: 'b-4', type: `${word}.v1`, data: word, traceparent: word });
    await until(() => (broker.topic(agencyTopics('G22').in)?.read(0).records.length ?? 0) >= 5);
    const spans = observed.recorder.spans();
    expect(spans.length).toBeGreaterThan(20);
    expect(spans.map(({ name }) => name)).toContain('process vn.lienthong.transfer.submit.v1');
    expect(foundIn(Buffer.from(observed.recorder.raw()), canaries)).toEqual([]);
    expect(foundIn(Buffer.from(JSON.stringify(observed.lines())), canaries)).toEqual([]);
  });

  it('are looked at in a way that finds what it looks for', async () => {
    const { processor, raw } = recordSpans();
    await using telemetry = startTelemetry({ serviceName: word, processor });
    await telemetry?.span('work', {}, () => Promise.resolve());
    expect(foundIn(Buffer.from(raw()), canaries)).not.toEqual([]);
  });
});
