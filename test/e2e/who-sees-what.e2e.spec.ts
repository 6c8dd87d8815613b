import type { StreamName } from '@lienthong/event-store';
import { DEFAULT_CONFIG, startHub } from '@lienthong/hub';
import type { Hub } from '@lienthong/hub';
import { systemClock } from '@lienthong/kernel';
import { call, json, multipart, readWholeInbox } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { until } from '../support/eventually.js';
import { prepareHub } from '../support/prepared-hub.js';
import type { PreparedHub } from '../support/prepared-hub.js';
import { restrict } from '../support/restrict.js';
import { openEvents } from '../support/server-events.js';
import { settled } from '../support/settled.js';
import { connectSystem, fromNow, hourMs, dayMs } from '../support/systems.js';

const today = (): string => systemClock.now().slice(0, 10);

describe('who sees what', () => {
  let prepared: PreparedHub;
  let hub: Hub;

  beforeAll(async () => {
    prepared = await prepareHub();
    hub = await startHub({ ...DEFAULT_CONFIG, dir: prepared.dir, port: 0, logLevel: 'silent' });
  });
  afterAll(async () => {
    await hub[Symbol.asyncDispose]();
    await prepared[Symbol.asyncDispose]();
  });

  const ask = (token: string, method: string, path: string, init?: RequestInit): Promise<Answer> =>
    call(hub.url, token, method, path, init);

  const send = async (messageId: string, to: readonly string[], subject = 'Về việc thử'): Promise<string> => {
    const written = { number: '1', notation: 'TB', promulgatedOn: '2026-11-20' };
    const document = { ...written, subject, attachments: [{ name: 'a.txt' }] };
    const { status, body } = await ask(
      prepared.agency,
      'POST',
      '/v1/transfers',
      multipart({ messageId, from: 'G22', to, document }, [{ name: 'a.txt', bytes: 'abc' }]),
    );
    expect(status).toBe(201);
    await settled(hub);
    return (body['receipt'] as { transfer: string }).transfer;
  };

  const report = async (token: string, transfer: string, agency: string, status: string): Promise<void> => {
    const body = json({ messageId: `${transfer}-${agency}-${status}`, status, reason: 'Lý do riêng' });
    expect((await ask(token, 'POST', `/v1/deliveries/${transfer}/${agency}/status`, body)).status).toBe(200);
  };

  describe('a recipient', () => {
    let transfer: string;
    beforeAll(async () => {
      transfer = await send('several', ['H56', 'H37', 'H49']);
      await report(prepared.agency, transfer, 'H37', '02');
      await report(prepared.stranger, transfer, 'H56', '03');
      const change = { messageId: 'change', reason: 'Đổi nơi nhận', addRecipients: ['H26'], removeRecipients: ['H49'] };
      expect((await ask(prepared.agency, 'POST', `/v1/transfers/${transfer}/update`, json(change))).status).toBe(201);
      const recall = { messageId: 'recall', reason: 'Gửi nhầm', agencies: ['H26'] };
      expect((await ask(prepared.agency, 'POST', `/v1/transfers/${transfer}/recall`, json(recall))).status).toBe(201);
      await settled(hub);
    });

    it('finds in the trace its own delivery and nobody else’s', async () => {
      const { status, body } = await ask(prepared.stranger, 'GET', `/v1/transfers/${transfer}`);
      expect(status).toBe(200);
      const { lines } = body as unknown as { lines: { type: string; agency: string | null }[] };
      expect(new Set(lines.map(({ agency }) => agency))).toEqual(new Set([null, 'H56']));
      expect(lines.map(({ type }) => type)).toEqual(expect.arrayContaining(['DocumentSubmitted', 'DeliveryAccepted']));
    });

    it('reads in the trace no other recipient’s name', async () => {
      const { body } = await ask(prepared.stranger, 'GET', `/v1/transfers/${transfer}`);
      expect(JSON.stringify(body).match(/H37|H49|H26/g) ?? []).toEqual([]);
    });

    it('finds in a search its own delivery and nobody else’s', async () => {
      const { body } = await ask(prepared.stranger, 'GET', '/v1/transfers');
      const { transfers } = body as unknown as {
        transfers: { deliveries: { agency: string }[]; recipients: number }[];
      };
      expect(transfers).toMatchObject([{ recipients: 1, deliveries: [{ agency: 'H56', rung: '03' }] }]);
    });

    it('cannot ask a search who else received it, or what they said', async () => {
      const found = async (query: string) => {
        const { body } = await ask(prepared.stranger, 'GET', `/v1/transfers?${query}`);
        return (body['transfers'] as unknown[]).length;
      };
      expect(await found('recipient=H56')).toBe(1);
      expect(await found('status=03')).toBe(1);
      expect(await found('recipient=H37')).toBe(0);
      expect(await found('status=02')).toBe(0);
      expect(await found('status=cancelled')).toBe(0);
    });

    it('that asks in vain takes no right to cancel from the sender, one that gets content does', async () => {
      const asked = await send('asked-in-vain', ['H56']);
      const look = async (part: string, headers: Record<string, string> = {}) =>
        (await ask(prepared.stranger, 'GET', `/v1/transfers/${asked}/${part}`, { headers })).status;
      const exposed = async () =>
        (await hub.exchange.store.readStream(`delivery-${asked}-H56` as StreamName)).map(({ type }) => type);
      expect(await look('attachments/99')).toBe(404);
      expect(await look('attachments/abc')).toBe(400);
      expect(await look('attachments/0', { range: 'bytes=99-' })).toBe(416);
      expect(await look('edxml', { range: 'bytes=9999999-' })).toBe(416);
      expect(await look('document?version=7')).toBe(404);
      expect(await exposed()).toEqual(['DeliveryConsigned']);
      expect(await look('attachments/0', { range: 'bytes=0-0' })).toBe(206);
      expect(await exposed()).toEqual(['DeliveryConsigned', 'DeliveryExposed']);
    });

    it('while its sender sees all of it', async () => {
      const { body } = await ask(prepared.agency, 'GET', `/v1/transfers/${transfer}`);
      const { lines } = body as unknown as { lines: { agency: string | null }[] };
      const about = new Set(lines.map(({ agency }) => agency));
      expect([...about].filter((agency) => agency !== null && agency !== 'G22').toSorted()).toEqual([
        'H26',
        'H37',
        'H49',
        'H56',
      ]);
    });
  });

  describe('an operator', () => {
    it('sees that and when, and no word of the content', async () => {
      const transfer = await send('for-operators', ['H37'], 'Trích yếu kín');
      await report(prepared.agency, transfer, 'H37', '02');
      const trace = await ask(prepared.operator, 'GET', `/v1/transfers/${transfer}`);
      const { lines } = trace.body as unknown as { lines: { personal: unknown }[] };
      expect(trace.status).toBe(200);
      expect(lines.length).toBeGreaterThan(4);
      expect(lines.filter(({ personal }) => personal !== null)).toEqual([]);
      const events = await ask(prepared.operator, 'GET', '/v1/events?limit=1000');
      const search = await ask(prepared.operator, 'GET', '/v1/transfers');
      for (const { body } of [trace, events, search]) {
        expect(JSON.stringify(body)).not.toMatch(/Trích yếu kín|Lý do riêng|a\.txt/);
      }
      for (const part of ['document', 'edxml', 'attachments/0']) {
        const { status, body } = await ask(prepared.operator, 'GET', `/v1/transfers/${transfer}/${part}`);
        expect({ part, status, code: body['code'] }).toEqual({ part, status: 403, code: 'auth/wrong-role' });
      }
    });
  });

  describe('an auditor', () => {
    const looks = async () => {
      const stream = `access-${today()}` as StreamName;
      return (await hub.exchange.store.readStream(stream)).map(({ data, meta }) => ({ ...data, by: meta.by }));
    };

    it('reads all of a transfer, and each look is recorded before the answer', async () => {
      const transfer = await send('for-auditors', ['H37'], 'Trích yếu kín');
      for (const [part, what] of [
        ['', 'trace'],
        ['/document', 'content'],
        ['/edxml', 'content'],
        ['/attachments/0', 'content'],
      ]) {
        const before = (await looks()).length;
        const { status } = await ask(prepared.auditor, 'GET', `/v1/transfers/${transfer}${part}`);
        expect({ part, status }).toEqual({ part, status: 200 });
        const recorded = (await looks()).slice(before);
        expect(recorded).toEqual([{ transfer, what, by: { role: 'auditor', system: 'auditor' } }]);
      }
    });

    it('reads nothing while its look cannot be recorded', async () => {
      const transfer = await send('unrecorded', ['H37'], 'Trích yếu kín');
      await restrict(hub, { readOnly: true });
      for (const part of ['', '/document', '/edxml', '/attachments/0']) {
        const { status, body } = await ask(prepared.auditor, 'GET', `/v1/transfers/${transfer}${part}`);
        expect({ part, status, code: body['code'] }).toEqual({ part, status: 503, code: 'store/unavailable' });
      }
      await restrict(hub, { readOnly: false });
      expect((await ask(prepared.auditor, 'GET', `/v1/transfers/${transfer}`)).status).toBe(200);
    });

    it('exposes no delivery by reading', async () => {
      const transfer = await send('unexposed', ['H37']);
      await ask(prepared.auditor, 'GET', `/v1/transfers/${transfer}/edxml`);
      const { body } = await ask(prepared.agency, 'GET', `/v1/transfers/${transfer}`);
      const { lines } = body as unknown as { lines: { type: string }[] };
      expect(lines.filter(({ type }) => type === 'DeliveryExposed')).toEqual([]);
    });
  });

  describe('an operator’s search', () => {
    it('finds transfers by what stands in clear, and may not search for words of a subject', async () => {
      const transfer = await send('searched', ['H37'], 'Trích yếu kín');
      await hub.exchange.models.caughtUp('directory');
      const found = await ask(prepared.operator, 'GET', '/v1/transfers?recipient=H37&limit=200');
      const { transfers } = found.body as unknown as { transfers: { transfer: string }[] };
      expect(transfers.map((one) => one.transfer)).toContain(transfer);
      expect(JSON.stringify(found.body)).not.toContain('Trích yếu');
      const words = await ask(prepared.operator, 'GET', '/v1/transfers?subject=trich');
      expect(words).toMatchObject({ status: 403, body: { code: 'auth/wrong-role' } });
    });
  });

  describe('a successor', () => {
    it('takes over what was open at its predecessor, and sees nothing of what was closed', async () => {
      const connect = connectSystem(hub);
      const predecessor = await connect('predecessor', {
        role: 'agency',
        mandates: [{ agency: 'H57', to: fromNow(dayMs) }],
      });
      const successor = await connect('successor', { role: 'agency', mandates: [{ agency: 'H55' }] });
      const [done, open] = [await send('done', ['H57']), await send('open', ['H57'])];
      await report(predecessor.token, done, 'H57', '06');
      await report(predecessor.token, open, 'H57', '01');
      await settled(hub);
      await hub.exchange.models.caughtUp('directory');
      const closing = { from: today(), successors: [{ agency: 'H55', scope: { kind: 'everything' } }] };
      const closed = await ask(prepared.operator, 'POST', '/v1/agencies/H57/succeed', json(closing));
      expect(closed.status).toBe(200);
      await hub.exchange.look();
      await settled(hub);

      const inbox = await readWholeInbox(hub.url, successor.token, 'H55');
      expect(inbox.map(({ kind, transfer }) => ({ kind, transfer }))).toEqual([{ kind: 'document', transfer: open }]);
      const seen = await ask(successor.token, 'GET', `/v1/transfers/${open}`);
      const { lines } = seen.body as unknown as { lines: { type: string; agency: string | null }[] };
      expect(new Set(lines.map(({ agency }) => agency))).toEqual(new Set([null, 'H55']));
      expect((await ask(successor.token, 'GET', `/v1/transfers/${open}/document`)).status).toBe(200);
      for (const part of ['', '/document', '/edxml']) {
        expect((await ask(successor.token, 'GET', `/v1/transfers/${done}${part}`)).status).toBe(404);
      }
      const mine = await ask(predecessor.token, 'GET', `/v1/transfers/${done}`);
      expect(mine.status).toBe(200);
      const passed = await ask(predecessor.token, 'GET', `/v1/transfers/${open}`);
      const own = passed.body as unknown as { lines: { type: string; agency: string | null }[] };
      expect(own.lines.map(({ type }) => type)).toContain('DeliveryHandedToSuccessor');
      expect(own.lines.filter(({ agency }) => agency === 'H55')).toEqual([]);
    });
  });

  describe('a system that loses its right', () => {
    const endsWithin = async <T>(ms: number, pending: Promise<T>): Promise<T> => {
      const late = new AbortController();
      const timer = setTimeout(() => late.abort(), ms);
      try {
        return await Promise.race([
          pending,
          new Promise<never>((_, reject) => {
            late.signal.addEventListener('abort', () => reject(new Error(`Still open after ${ms} ms`)));
          }),
        ]);
      } finally {
        clearTimeout(timer);
      }
    };

    it.each(['revoked', 'expired'])('has its stream and its long poll ended within 3 s when it is %s', async (how) => {
      const lifeMs = how === 'expired' ? 1_500 : hourMs;
      const mandates = [{ agency: 'H24' }];
      const system = await connectSystem(hub)(`ends-${how}`, { role: 'agency', mandates, expiresAt: fromNow(lifeMs) });
      await using stream = await openEvents(`${hub.url}/v1/agencies/H24/inbox/stream?after=start`, system.token);
      expect(stream.status).toBe(200);
      const poll = ask(system.token, 'GET', '/v1/agencies/H24/inbox?after=start&wait=60');
      // The poll has arrived once its stream is counted beside the other.
      await until(() => hub.edge.streams.size === 2);
      if (how === 'revoked') await system.revoke();
      const [event, answer] = await endsWithin(
        lifeMs === hourMs ? 3_000 : lifeMs + 3_000,
        Promise.all([stream.next(), poll]),
      );
      expect(event).toBeUndefined();
      expect(answer.body['entries'] ?? []).toEqual([]);
      expect((await ask(system.token, 'GET', '/v1/agencies/H24/inbox')).status).toBe(401);
    });

    it('gets no entry more over an open stream or long poll once its mandate ended', async () => {
      const system = await connectSystem(hub)('unmandated', { role: 'agency', mandates: [{ agency: 'H24' }] });
      await using stream = await openEvents(`${hub.url}/v1/agencies/H24/inbox/stream?after=start`, system.token);
      const poll = ask(system.token, 'GET', '/v1/agencies/H24/inbox?after=start&wait=60');
      await until(() => hub.edge.streams.size === 2);
      await system.endMandate('H24');
      await send('too-late', ['H24']);
      expect(await endsWithin(3_000, stream.next())).toBeUndefined();
      const answer = await endsWithin(3_000, poll);
      expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status: 404, code: 'inbox/unknown' });
    });
  });
});
