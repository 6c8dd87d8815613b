import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { startOperationsEdge } from './testing/operations-edge.js';
import type { OperationsEdge } from './testing/operations-edge.js';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

const REASON = { reason: 'Đã khôi phục danh bạ' };
const OPERATORS_ONLY = [
  ['GET', '/metrics', undefined],
  ['GET', '/v1/desk/parked', undefined],
  ['POST', '/v1/desk/parked/answerer:1/retry', REASON],
  ['POST', '/v1/desk/parked/answerer:1/skip', REASON],
  ['GET', '/v1/operations/status', undefined],
  ['POST', '/v1/operations/projections/trace/rebuild', undefined],
  ['GET', '/v1/operations/projections/trace/rebuild', undefined],
  ['DELETE', '/v1/operations/projections/trace/rebuild', undefined],
  ['GET', '/v1/events', undefined],
] as const;

describe('operations over HTTP', () => {
  let hub: OperationsEdge;

  beforeEach(async () => {
    hub = await startOperationsEdge();
  });
  afterEach(() => hub[Symbol.asyncDispose]());

  const get = (path: string) => hub.call('GET', path);

  it.each(OPERATORS_ONLY)('is for operators: %s %s', async (method, path, body) => {
    expect(await hub.call(method, path, body, null)).toMatchObject({
      status: 401,
      body: { code: 'auth/token-missing' },
    });
    for (const role of ['agency', 'auditor'] as const)
      expect(await hub.call(method, path, body, role)).toMatchObject({
        status: 403,
        body: { code: 'auth/wrong-role' },
      });
  });

  describe('health', () => {
    it('tells everybody that the process is alive and ready', async () => {
      expect(await hub.call('GET', '/healthz', undefined, null)).toMatchObject({ status: 200, body: { status: 'ok' } });
      expect(await hub.call('GET', '/readyz', undefined, null)).toMatchObject({
        status: 200,
        body: { status: 'ready' },
      });
    });

    it('is no longer ready once a reactor has stopped, and says which without saying why', async () => {
      await hub.ask('a', { type: 'FutureFact' });
      await expect(hub.reactor.caughtUp(1)).rejects.toMatchObject({ code: 'reactor/stopped' });
      const { status, type, body, text } = await hub.call('GET', '/readyz', undefined, null);
      expect({ status, type }).toEqual({ status: 503, type: 'application/problem+json' });
      expect(body).toMatchObject({ code: 'operations/not-ready', failed: ['reactor:answerer'] });
      expect(text).not.toContain('FutureFact');
      expect((await hub.call('GET', '/healthz', undefined, null)).status).toBe(200);
    });

    it('is not ready while a read model is built, and is again when it follows', async () => {
      hub.projections.set({ state: 'building' });
      expect((await get('/readyz')).body).toMatchObject({ failed: ['projection:trace'] });
      hub.projections.set({ state: 'following' });
      expect((await get('/readyz')).status).toBe(200);
    });
  });

  describe('the parked desk', () => {
    const park = async (key: string): Promise<number> => {
      hub.breakHandler(true);
      const position = await hub.ask(key);
      await hub.reactor.caughtUp(position);
      hub.breakHandler(false);
      return position;
    };

    it('shows what is parked, with its cause and no word of the payload', async () => {
      const position = await park('a');
      const { status, body, text } = await get('/v1/desk/parked');
      expect(status).toBe(200);
      expect(body).toMatchObject({
        total: 1,
        items: [
          {
            id: `answerer:${position}`,
            type: 'Asked',
            key: 'question-a',
            cause: { code: 'reactor/failed', message: 'RangeError' },
            attempts: 1,
            held: 0,
          },
        ],
      });
      expect(text).not.toContain('Nguyễn');
      expect((await get('/v1/desk/parked?reactor=other')).body).toEqual({ total: 0, items: [] });
    });

    it.each([
      ['retry', 'released', 'EventReleased'],
      ['skip', 'skipped', 'EventSkipped'],
    ])('%s takes it off the desk, on record with the reason and the operator', async (verb, state, type) => {
      const position = await park('a');
      const id = `answerer:${position}`;
      expect(await hub.call('POST', `/v1/desk/parked/${id}/${verb}`, REASON)).toMatchObject({
        status: 202,
        body: { id, state },
      });
      expect(hub.reactor.parked()).toEqual([]);
      const { events } = await hub.store.readAll({ after: 0, limit: 100, filter: { types: [type] } });
      expect(events.map(({ data }) => data)).toMatchObject([{ position, by: 'operator-tool', ...REASON }]);
      expect(await hub.call('POST', `/v1/desk/parked/${id}/${verb}`, REASON)).toMatchObject({
        status: 404,
        body: { code: 'desk/not-parked' },
      });
    });

    it('wants a reason of 3 to 500 characters', async () => {
      const position = await park('a');
      for (const body of [{}, { reason: 'vì' }, { reason: 'x'.repeat(501) }, { reason: 7 }])
        expect(await hub.call('POST', `/v1/desk/parked/answerer:${position}/skip`, body)).toMatchObject({
          status: 400,
          body: { code: 'http/invalid', path: '/reason' },
        });
      expect(hub.reactor.parked()).toHaveLength(1);
    });

    it('answers 404 for an id that is none', async () => {
      for (const id of ['answerer', 'other:1', 'answerer:x'])
        expect(await hub.call('POST', `/v1/desk/parked/${id}/retry`, REASON)).toMatchObject({
          status: 404,
          body: { code: 'desk/not-parked' },
        });
    });

    it('answers 503 once the reactor has stopped', async () => {
      const position = await park('a');
      await hub.reactor.stop();
      expect(await hub.call('POST', `/v1/desk/parked/answerer:${position}/retry`, REASON)).toMatchObject({
        status: 503,
        body: { code: 'reactor/stopped' },
      });
    });
  });

  describe('the log', () => {
    it('is read page after page, without what is sealed', async () => {
      const secret = Buffer.from('sealed words of a citizen');
      await hub.ask('a');
      await hub.ask('b', { sealed: secret });
      const first = await get('/v1/events?limit=1');
      expect(first.body).toMatchObject({
        epoch: hub.store.epoch,
        head: 2,
        next: 1,
        events: [{ position: 1, stream: 'question-a', revision: 0, type: 'Asked', data: { key: 'a' }, sealed: false }],
      });
      const second = await get('/v1/events?after=1');
      expect(second.body).toMatchObject({ next: 2, events: [{ position: 2, sealed: true }] });
      for (const form of ['utf8', 'base64', 'hex'] as const) expect(second.text).not.toContain(secret.toString(form));
      expect(second.text).not.toContain(JSON.stringify([...secret]).slice(1, -1));
    });

    it('is filtered by category and type', async () => {
      await hub.ask('a');
      await hub.reactor.stop();
      await hub.ask('b', { type: 'Other' });
      const typesOf = async (query: string) =>
        ((await get(`/v1/events?${query}`)).body['events'] as readonly { readonly type: string }[]).map(
          ({ type }) => type,
        );
      expect(await typesOf('type=Other')).toEqual(['Other']);
      expect(await typesOf('type=Other,Asked&category=question,answer')).toEqual(['Asked', 'Other']);
      expect(await typesOf('category=answer')).toEqual([]);
    });

    it('waits for the next event', async () => {
      const position = await hub.ask('a');
      const waiting = get(`/v1/events?after=${position}&wait=20`);
      while (hub.edge.streams.size === 0) await new Promise((resolve) => setImmediate(resolve));
      await hub.ask('b');
      expect((await waiting).body).toMatchObject({ next: 2, events: [{ stream: 'question-b' }] });
    });

    it('answers an empty page when nothing came in time', async () => {
      expect(await get('/v1/events?wait=1')).toMatchObject({ status: 200, body: { next: 0, events: [] } });
    });

    it('refuses a position that the store never reached', async () => {
      await hub.ask('a');
      expect(await get('/v1/events?after=2')).toMatchObject({
        status: 409,
        body: { code: 'operations/beyond-head', path: '/after', params: { head: 1 } },
      });
    });

    it('names each place of a query that does not fit', async () => {
      const { status, body } = await get('/v1/events?after=-1&limit=501&wait=31&category=A&type=%20');
      expect(status).toBe(400);
      expect(body['errors']).toEqual(
        expect.arrayContaining([
          { path: '/after', code: 'is-int' },
          { path: '/limit', code: 'max', params: { max: 500 } },
          { path: '/wait', code: 'max', params: { max: 30 } },
          expect.objectContaining({ path: '/category', code: 'matches' }),
          expect.objectContaining({ path: '/type', code: 'matches' }),
        ]),
      );
    });
  });

  describe('status and rebuilds', () => {
    it('shows the store, the reactors, the read models, the last alarms and the versions', async () => {
      const position = await hub.ask('a');
      await hub.reactor.caughtUp(position);
      hub.alarms.raise({ source: 'hub', name: 'clock', kind: 'skewed' });
      expect((await get('/v1/operations/status')).body).toMatchObject({
        versions: { hub: '0.1.0' },
        store: { epoch: hub.store.epoch, head: 1 },
        registry: { kind: 'live', position: 0 },
        reactors: [{ name: 'answerer', position: 1, lag: 0, inFlight: 0, parked: 0, held: 0 }],
        projections: [{ name: 'trace', state: 'following' }],
        rebuilds: [],
        alarms: [{ source: 'hub', name: 'clock', kind: 'skewed', times: 1 }],
      });
      expect((await get('/v1/operations/status?alarms=0')).body).toMatchObject({ alarms: [] });
    });

    it('starts a rebuild, shows its progress, and cancels it', async () => {
      const path = '/v1/operations/projections/trace/rebuild';
      expect(await get(path)).toMatchObject({ status: 404, body: { code: 'operations/no-rebuild' } });
      expect(await hub.call('POST', path)).toMatchObject({ status: 202, body: { name: 'trace', state: 'running' } });
      hub.projections.progress(3, 9);
      expect((await get(path)).body).toMatchObject({ state: 'running', position: 3, head: 9 });
      expect(await hub.call('POST', path)).toMatchObject({ status: 409, body: { code: 'read-model/busy' } });
      expect(await hub.call('DELETE', path)).toMatchObject({ status: 202, body: { state: 'cancelling' } });
      expect((await get(path)).body).toMatchObject({ state: 'cancelled' });
      expect(await hub.call('POST', path.replace('trace', 'other'))).toMatchObject({
        status: 404,
        body: { code: 'read-model/unknown' },
      });
    });
  });

  it('is described operation by operation, with problem documents for what is refused', () => {
    const config = new DocumentBuilder().setOpenAPIVersion('3.1.0').addBearerAuth().build();
    const { paths } = SwaggerModule.createDocument(hub.edge.app, config);
    const operations = Object.values(paths).flatMap((path) => Object.values(path) as Operation[]);
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual([
      'cancelRebuild',
      'getHealth',
      'getMetrics',
      'getReadiness',
      'getRebuild',
      'getStatus',
      'listParkedEvents',
      'readEvents',
      'retryParkedEvent',
      'skipParkedEvent',
      'startRebuild',
    ]);
    for (const { responses } of operations)
      for (const [status, { content }] of Object.entries(responses))
        if (Number(status) >= 400) expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
  });
});
