import { agencyTopics } from '@lienthong/bus';
import type { RecordedSpan } from '@lienthong/telemetry';
import { awaitEntry, call, json } from '../support/api.js';
import { until } from '../support/eventually.js';
import { startObservedHub, transferOf, writeTo } from './observed-hub.js';
import type { ObservedHub } from './observed-hub.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = `00-${TRACE}-00f067aa0ba902b7-01`;
const letter = (messageId: string) => ({
  messageId,
  from: 'G22',
  to: ['H37'],
  document: { subject: 'Về việc thử', number: messageId, notation: 'TB', promulgatedOn: '2026-11-20' },
});
const traced = { ...json(letter('t-1')), headers: { 'content-type': 'application/json', traceparent: CALLER } };

const inTrace = ({ recorder }: ObservedHub, trace = TRACE): readonly RecordedSpan[] =>
  recorder.spans().filter(({ traceId }) => traceId === trace);

/** From a span up to what it began with. */
const lineOf = (spans: readonly RecordedSpan[], of: RecordedSpan | undefined): readonly string[] =>
  of === undefined
    ? []
    : [
        of.name,
        ...lineOf(
          spans,
          spans.find(({ spanId }) => spanId === of.parentId),
        ),
      ];

const relayed = ({ broker }: ObservedHub, agency: string) =>
  (broker.topic(agencyTopics(agency).in)?.read(0).records ?? []).map(({ headers }) => headers);

const inboxEvents = async ({ hub }: ObservedHub, agency: string) =>
  (await hub.exchange.store.readAll({ after: 0, limit: 1_000 })).events.filter(
    ({ stream }) => stream === `inbox-${agency}`,
  );

describe('a trace', () => {
  it('goes from a request over the store and the router into the inbox and the topic of the recipient', async () => {
    await using observed = await startObservedHub();
    const { hub, prepared } = observed;
    const answer = await call(hub.url, prepared.agency, 'POST', '/v1/transfers', traced);
    expect(answer.status).toBe(201);
    await awaitEntry(hub.url, prepared.agency, 'H37', { transfer: transferOf(answer), kind: 'document' });
    await until(() => relayed(observed, 'H37').length === 1);
    await until(() => observed.recorder.spans().some(({ name }) => name === 'relay transaction'));
    const spans = inTrace(observed);
    const placing = spans.find(({ name }) => name === 'append inbox');
    expect(lineOf(spans, placing)).toEqual([
      'append inbox',
      'router RecipientsResolved',
      'append transfer',
      'POST /v1/transfers',
    ]);
    expect(spans.find(({ name }) => name === 'POST /v1/transfers')).toMatchObject({
      parentId: '00f067aa0ba902b7',
      attributes: { 'http.response.status_code': 201, 'lienthong.correlation': TRACE },
    });
    const [event] = await inboxEvents(observed, 'H37');
    expect(event?.meta).toMatchObject({ correlation: TRACE, trace: `00-${TRACE}-${placing?.spanId ?? ''}-01` });
    expect(relayed(observed, 'H37')[0]?.['ce_traceparent']).toBe(event?.meta.trace);
    const transactions = observed.recorder.spans().filter(({ name }) => name === 'relay transaction');
    expect(transactions.flatMap(({ links }) => links)).toContain(TRACE);
  });

  it('goes from a record of the bus to its receipt, and into the log of all that worked on it', async () => {
    await using observed = await startObservedHub();
    writeTo(observed.broker, 'G22', {
      id: 'b-1',
      type: 'transfer.submit.v1',
      data: { ...letter('b-1'), messageId: undefined },
      traceparent: CALLER,
    });
    await until(() => relayed(observed, 'G22').length === 1 && relayed(observed, 'H37').length === 1);
    const spans = inTrace(observed);
    const receipts = spans.filter(({ name, parentId }) => {
      return (
        name === 'append inbox' && spans.some(({ spanId, name: of }) => spanId === parentId && of.startsWith('process'))
      );
    });
    expect(receipts.map(({ attributes }) => attributes['lienthong.outcome'])).toContain('appended');
    expect(relayed(observed, 'G22')[0]).toMatchObject({ ce_type: 'vn.lienthong.inbox.receipt.v1' });
    expect(relayed(observed, 'G22')[0]?.['ce_traceparent']).toContain(TRACE);
    const ofTrace = observed.lines().filter((line) => line['correlation'] === TRACE && line['trace_id'] === TRACE);
    expect(new Set(ofTrace.map(({ msg }) => msg))).toEqual(new Set(['record', 'event', 'relayed']));
    expect(ofTrace.find(({ msg }) => msg === 'record')).toMatchObject({ outcome: 'receipt', offset: 0 });
  });

  it('is begun by no stranger, and a stranger’s own is not believed', async () => {
    await using observed = await startObservedHub();
    const { hub } = observed;
    const headers = { traceparent: CALLER };
    for (const path of ['/health/live', '/v1/transfers']) await fetch(`${hub.url}${path}`, { headers });
    await fetch(`${hub.url}/v1/operations/status`, { headers: { ...headers, authorization: 'Bearer wrong' } });
    expect(inTrace(observed)).toEqual([]);
    expect(observed.recorder.spans().filter(({ name }) => name.startsWith('GET'))).toEqual([]);
  });

  it('is passed on where nobody collects, as the caller gave it', async () => {
    await using observed = await startObservedHub({ traced: false });
    const { hub, prepared } = observed;
    await call(hub.url, prepared.agency, 'POST', '/v1/transfers', traced);
    await until(() => relayed(observed, 'H37').length === 1);
    expect(relayed(observed, 'H37')[0]?.['ce_traceparent']).toBe(CALLER);
    const requests = observed.lines().filter(({ msg, route }) => msg === 'request' && route === '/v1/transfers');
    expect(requests).toMatchObject([{ correlation: TRACE, trace_id: TRACE }]);
    expect(observed.recorder.spans()).toEqual([]);
  });

  it('leaves events without one as they always were', async () => {
    await using observed = await startObservedHub({ traced: false });
    const { hub, prepared } = observed;
    await call(hub.url, prepared.agency, 'POST', '/v1/transfers', json(letter('u-1')));
    await until(() => relayed(observed, 'H37').length === 1);
    const { events } = await hub.exchange.store.readAll({ after: 0, limit: 1_000 });
    expect(events.filter(({ meta }) => 'trace' in meta)).toEqual([]);
    expect(relayed(observed, 'H37')[0]).not.toHaveProperty('ce_traceparent');
  });
});
