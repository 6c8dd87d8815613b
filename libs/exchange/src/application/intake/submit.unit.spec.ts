import type { EventStore } from '@lienthong/event-store';
import { document, documentId, send, sent, valueOf } from '../../testing/sending.js';
import { at, liveWorld, openWorld } from '../../testing/world.js';
import { update } from '../changes/update.js';
import { transferIdOf, transferStream } from '../ledger/streams.js';

const transfer = transferIdOf('G22', 'json', 'm-1');
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
