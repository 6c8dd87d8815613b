import type { EventStore } from '@lienthong/event-store';
import { document, documentId, send, sent, valueOf } from '../../testing/sending.js';
import { at, liveWorld, openWorld } from '../../testing/world.js';
import { update } from '../changes/update.js';
import { transferIdOf, transferStream } from '../ledger/streams.js';

const transfer = transferIdOf('G22', 'json', 'm-1');
const scoped = { kind: 'scoped' as const, agency: 'H23.7', candidates: [{ agency: 'H24', scope: 'xã A' }] };
const submission = ['DocumentSubmitted', 'RecipientsResolved'];

describe('submitting a document', () => {
  it('answers with a receipt of what was recorded', async () => {
    await using world = openWorld();
    const { receipt, repeated, position } = valueOf(await send(world)(['H26', 'H37']));
    const [event] = await world.all();
    expect({ repeated, position, eventId: receipt.eventId }).toEqual({
      repeated: false,
      position: 2,
      eventId: event?.id,
    });
    expect(receipt).toMatchObject({
      transfer,
      sender: 'G22',
      system: 'system-1',
      documentId,
      recipients: ['H26', 'H37'],
    });
    expect(receipt).toMatchObject({ position: 2, epoch: world.store.epoch, addenda: [], signature: null, test: false });
    expect(JSON.stringify(event)).not.toContain(document.subject);
  });

  it('warns the sender of what its recipients cannot read as edXML, and of nothing else', async () => {
    await using world = openWorld();
    const fit = valueOf(await send(world)(['H26'])).receipt;
    expect(fit.warnings).toEqual([]);
    const unfit = valueOf(await send(world)(['H26'], { messageId: 'm-2', document: { subject: 'Thử' } })).receipt;
    expect(unfit.warnings).toEqual([{ code: 'edxml/not-writable', path: '/document/number' }]);
  });

  it('is one append with what it resolved, and the receipt has the place of the last of it', async () => {
    const appends: (readonly string[])[] = [];
    const through = (store: EventStore): EventStore => ({
      ...store,
      append: (...request) => {
        appends.push([request[0], ...request[2].map(({ type }) => type)]);
        return store.append(...request);
      },
    });
    await using world = openWorld({ through });
    world.addressees.hold('H23.7', scoped);
    const { receipt, position } = valueOf(await send(world)(['H23.7', 'H26']));
    expect(appends).toEqual([[transferStream(transfer), ...submission, 'RoutingAwaited']]);
    expect([receipt.position, position]).toEqual([3, 3]);
    const [, resolved, awaited] = await world.all();
    const recipients = [{ agency: 'H26', codes: ['H26'], predecessors: [] }];
    expect(resolved?.data).toEqual({ of: 'submission', instant: receipt.submittedAt, recipients });
    const { agency, candidates } = scoped;
    expect(awaited?.data).toEqual({ of: 'submission', code: 'H23.7', agency, candidates });
    expect([resolved?.meta.by, awaited?.meta.by]).toEqual([{ role: 'hub' }, { role: 'hub' }]);
    valueOf(await send(world)(['H37']));
    const again = valueOf(await send(world)(['H26']));
    expect([again.receipt.position, again.position]).toEqual([3, 5]);
  });

  it('resolves as the register stood at its instant: no later change reaches it', async () => {
    await using world = openWorld();
    const reform = at('2026-03-02T02:00:00Z');
    world.addressees.hold('H26', { kind: 'succeeded', agency: 'H26', successor: 'H24' }, reform);
    const second = transferIdOf('G22', 'json', 'm-2');
    valueOf(await send(world)(['H26']));
    world.clock.pass(60);
    valueOf(await send(world)(['H26'], { messageId: 'm-2' }));
    valueOf(await send(world)(['H26']));
    world.addressees.hold('H26', { kind: 'live', agency: 'H38' });
    valueOf(await send(world)(['H26'], { messageId: 'm-2' }));
    const resolvedOf = async (id: string) =>
      (await world.store.readStream(transferStream(id), { from: 1 })).map(({ data }) => data);
    const before = { agency: 'H26', codes: ['H26'], predecessors: [] };
    const after = { agency: 'H24', codes: ['H26'], predecessors: ['H26'] };
    const instant = at('2026-03-02T01:00:00Z');
    expect(await resolvedOf(transfer)).toEqual([{ of: 'submission', instant, recipients: [before] }]);
    expect(await resolvedOf(second)).toEqual([{ of: 'submission', instant: reform, recipients: [after] }]);
  });

  it.each([
    ['before', 'H24'],
    ['after', 'H26'],
  ])('that crashed %s its append, and was sent again after a reform, goes to %s', async (moment, agency) => {
    let crash = true;
    const through = (store: EventStore): EventStore => ({
      ...store,
      append: async (...request) => {
        if (!crash) return store.append(...request);
        crash = false;
        if (moment === 'after') await store.append(...request);
        throw new Error('crash');
      },
    });
    await using world = openWorld({ through });
    await expect(send(world)(['H26'])).rejects.toThrow('crash');
    expect(await world.transferTypes(transfer)).toEqual(moment === 'after' ? submission : []);
    world.addressees.hold('H26', { kind: 'succeeded', agency: 'H26', successor: 'H24' });
    await world.start();
    await sent(world, ['H26']);
    expect(await world.transferTypes(transfer)).toEqual(submission);
    const reached = async (code: string) => (await world.inbox(code)).map((entry) => entry.transfer);
    expect([await reached(agency), await reached(agency === 'H26' ? 'H24' : 'H26')]).toEqual([[transfer], []]);
    expect(await world.redo()).toBe(0);
  });

  it('answers a repeat of the same content with the same receipt, and records nothing', async () => {
    await using world = openWorld();
    const first = valueOf(await send(world)(['H26']));
    world.clock.pass(60);
    const again = valueOf(await send(world)(['H26']));
    expect(again).toStrictEqual({ receipt: first.receipt, repeated: true, position: 2 });
    expect(await world.transferTypes(transfer)).toEqual(submission);
    expect(await world.all()).toHaveLength(2);
  });

  it.each([false, true])('refuses other content under the same identity (same request id: %s)', async (sameAct) => {
    await using world = openWorld();
    const act = sameAct ? { id: 'request-1' } : {};
    valueOf(await send(world)(['H26'], { act }));
    const other = await send(world)(['H26'], { document: { ...document, subject: 'Việc khác' }, act });
    expect(other).toEqual({ ok: false, refusal: { code: 'transfer/identity-taken', path: '/messageId' } });
    expect(await world.all()).toHaveLength(2);
  });

  it('adds further recipients with an addendum, and a repeat of that is known too', async () => {
    await using world = openWorld();
    const first = valueOf(await send(world)(['H26']));
    world.clock.pass(5);
    const later = at('2026-03-02T01:05:00Z');
    const more = valueOf(await send(world)(['H26', 'H37']));
    const [, , added, here] = await world.all();
    expect(added).toMatchObject({ type: 'RecipientsAdded', data: { codes: ['H37'] } });
    const recipients = [{ agency: 'H37', codes: ['H37'], predecessors: [] }];
    const of = added?.data['requestId'];
    expect(here).toMatchObject({ type: 'RecipientsResolved', data: { of, instant: later, recipients } });
    expect(more.position).toBe(4);
    const addendum = { eventId: added?.id, at: later, recipients: ['H37'] };
    expect(more.receipt).toStrictEqual({ ...first.receipt, addenda: [addendum] });
    expect(valueOf(await send(world)(['H37']))).toStrictEqual({ ...more, repeated: true });
    expect(await world.all()).toHaveLength(4);
  });

  it('refuses a further recipient that nobody knows, and adds none', async () => {
    await using world = openWorld();
    valueOf(await send(world)(['H26']));
    const refusal = { code: 'recipient/unknown', path: '/to/0', params: { agency: 'X99' } };
    expect(await send(world)(['X99', 'H37'])).toEqual({ ok: false, refusal });
    expect(await world.all()).toHaveLength(2);
  });

  it('gives a repeat its receipt after a recipient was closed', async () => {
    await using world = openWorld();
    const first = valueOf(await send(world)(['H26']));
    world.addressees.hold('H26', { kind: 'closed', agency: 'H26' });
    expect(valueOf(await send(world)(['H26']))).toStrictEqual({ ...first, repeated: true });
    const later = await send(world)(['H26'], { messageId: 'm-2' });
    expect(later).toEqual({
      ok: false,
      refusal: { code: 'recipient/closed', path: '/to/0', params: { agency: 'H26' } },
    });
  });

  it('does not let a repeat bring back a recipient that was removed since', async () => {
    await using world = await liveWorld();
    await sent(world, ['H26', 'H37']);
    const change = {
      transfer,
      sender: 'G22',
      requestId: 'u-1',
      reason: 'Nhầm',
      added: [],
      removed: ['H37'],
      warnings: [],
    };
    valueOf(await update(world.ports)(change, world.act()));
    await world.settle();
    const before = await world.store.head();
    expect(valueOf(await send(world)(['H26', 'H37'])).receipt.addenda).toEqual([]);
    expect(await world.store.head()).toBe(before);
  });

  it('says so when the content was erased', async () => {
    await using world = openWorld();
    valueOf(await send(world)(['H26']));
    const key = (await world.all())[0]?.meta.key ?? '';
    await world.store.destroyKey(key);
    world.ports.keyring.forget(key);
    expect(await send(world)(['H26'])).toEqual({ ok: false, refusal: { code: 'transfer/erased' } });
  });

  it.each([2, 10])('records %d identical submissions at once as one document', async (count) => {
    await using world = openWorld();
    const outcomes = await Promise.all(Array.from({ length: count }, () => send(world)(['H26', 'H37'])));
    const values = outcomes.map(valueOf);
    expect(values.filter(({ repeated }) => !repeated)).toHaveLength(1);
    for (const { receipt } of values) expect(receipt).toStrictEqual(values[0]?.receipt);
    expect((await world.all()).map(({ type }) => type)).toEqual(submission);
  });

  it('records one of two different documents that take one identity at once', async () => {
    await using world = openWorld();
    const other = { document: { ...document, subject: 'Việc khác' } };
    const outcomes = await Promise.all([send(world)(['H26']), send(world)(['H26'], other)]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await world.all()).toHaveLength(2);
  });

  it('answers the first receipt when its own append was durable and the word of it lost', async () => {
    let lose = true;
    const through = (store: EventStore): EventStore => ({
      ...store,
      append: async (...request) => {
        const result = await store.append(...request);
        if (lose && request[0] === transferStream(transfer)) {
          lose = false;
          throw new Error('connection lost');
        }
        return result;
      },
    });
    await using world = openWorld({ through });
    await expect(send(world)(['H26'])).rejects.toThrow('connection lost');
    expect(valueOf(await send(world)(['H26']))).toMatchObject({ repeated: true, position: 2 });
    expect(await world.all()).toHaveLength(2);
  });
});
