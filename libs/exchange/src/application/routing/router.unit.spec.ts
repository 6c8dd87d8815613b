import { document, documentId, send, sent, valueOf } from '../../testing/sending.js';
import { at, liveWorld, openWorld } from '../../testing/world.js';
import { recall } from '../changes/recall.js';
import { update } from '../changes/update.js';
import { contentOfJson } from '../intake/json-document.js';
import { assignRouting } from '../desk/routing-desk.js';
import { deliveryStream, transferStream } from '../ledger/streams.js';

const scoped = {
  kind: 'scoped' as const,
  agency: 'H23.7',
  candidates: [
    { agency: 'H24', scope: 'xã A' },
    { agency: 'H38', scope: 'xã B' },
  ],
};
const change = { sender: 'G22', requestId: 'u-1', reason: 'Đính chính', added: [], removed: [], warnings: [] };
const names = ['G22', 'H26', 'H37', 'H38', 'H24'];

describe('the router', () => {
  it('puts a document into the inbox of each recipient and consigns it from the entry', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26', 'H37']);
    const entry = { kind: 'document', transfer, from: 'G22', predecessors: [], replaces: [] };
    for (const agency of ['H26', 'H37']) {
      expect(await world.inbox(agency)).toMatchObject([{ ...entry, head: { documentId } }]);
      const [delivery] = await world.store.readStream(deliveryStream(transfer, agency));
      expect(delivery).toMatchObject({
        type: 'DeliveryConsigned',
        data: { sequence: 0 },
        meta: { by: { role: 'hub' } },
      });
    }
    expect(await world.inbox('G22')).toEqual([]);
    expect(await world.transferTypes(transfer)).toEqual(['DocumentSubmitted', 'RecipientsResolved']);
  });

  it('keeps sequences dense over many documents to the same inboxes', async () => {
    await using world = await liveWorld();
    await Promise.all(
      Array.from({ length: 40 }, (_, number) => send(world)(['H26', 'H37', 'H38'], { messageId: `m-${number}` })),
    );
    await world.settle();
    for (const agency of ['H26', 'H37', 'H38']) {
      const transfers = (await world.inbox(agency)).map((entry) => entry.transfer ?? '');
      expect(new Set(transfers).size).toBe(40);
      expect(transfers).toHaveLength(40);
      for (const [sequence, transfer] of transfers.entries()) {
        const [delivery] = await world.store.readStream(deliveryStream(transfer, agency));
        expect(delivery?.data).toEqual({ sequence });
      }
    }
  });

  it('delivers to whom the submission resolved, even when it comes to it after the reform', async () => {
    await using world = openWorld();
    const reform = at('2026-03-02T02:00:00Z');
    world.addressees.hold('H26', { kind: 'succeeded', agency: 'H26', successor: 'H24' }, reform);
    valueOf(await send(world)(['H26']));
    world.clock.pass(120);
    valueOf(await send(world)(['H26'], { messageId: 'm-2' }));
    await world.start();
    await world.settle();
    expect(await world.inbox('H26')).toMatchObject([{ kind: 'document', predecessors: [] }]);
    expect(await world.inbox('H24')).toMatchObject([{ kind: 'document', predecessors: ['H26'] }]);
  });

  it('asks no register: one that is corrected later changes nothing', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    world.addressees.resolve = () => {
      throw new Error('asked');
    };
    expect(await world.redo()).toBe(0);
    expect(await world.inbox('H26')).toMatchObject([{ kind: 'document', transfer }]);
    expect(await world.transferTypes(transfer)).toEqual(['DocumentSubmitted', 'RecipientsResolved']);
  });

  it('delivers once to a successor that was named for two closed agencies', async () => {
    await using world = await liveWorld();
    for (const agency of ['H23', 'H39']) world.addressees.hold(agency, { kind: 'succeeded', agency, successor: 'H24' });
    await sent(world, ['H23', 'H39']);
    expect(await world.inbox('H24')).toMatchObject([{ kind: 'document', predecessors: ['H23', 'H39'] }]);
  });

  it('delivers to recipients that were added by a repeat', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    await sent(world, ['H26', 'H37']);
    expect(await world.inbox('H26')).toHaveLength(1);
    expect(await world.inbox('H37')).toMatchObject([{ kind: 'document', transfer }]);
  });
});

describe('a document whose recipient was closed without a successor in scope', () => {
  it('waits, its sender is told, and it is delivered when the operator assigns it', async () => {
    await using world = await liveWorld();
    world.addressees.hold('H23.7', scoped);
    const transfer = await sent(world, ['H26', 'H23.7']);
    expect(await world.inbox('G22')).toMatchObject([
      { kind: 'notice', notice: 'routing-awaited', from: 'H23.7', documentId },
    ]);
    expect(await world.inbox('H24')).toEqual([]);
    const assignment = { transfer, code: 'H23.7', to: 'H24', reason: 'Theo địa bàn' };
    expect((await assignRouting(world.ports)({ ...assignment, reason: ' ' }, world.act())).ok).toBe(false);
    valueOf(await assignRouting(world.ports)(assignment, world.act()));
    await world.settle();
    expect(await world.inbox('H24')).toMatchObject([{ kind: 'document', transfer, predecessors: ['H23.7'] }]);
    expect(await world.deliveryTypes(transfer, 'H24')).toEqual(['DeliveryConsigned']);
    const again = await assignRouting(world.ports)({ ...assignment, to: 'H38' }, world.act());
    expect(again).toEqual({ ok: false, refusal: { code: 'routing/not-awaited', path: '/code' } });
  });

  it('can be assigned again after it was removed and added anew', async () => {
    await using world = await liveWorld();
    world.addressees.hold('H23.7', scoped);
    const transfer = await sent(world, ['H26', 'H23.7']);
    const assignment = { transfer, code: 'H23.7', to: 'H24', reason: 'Theo địa bàn' };
    valueOf(await assignRouting(world.ports)(assignment, world.act()));
    valueOf(await update(world.ports)({ ...change, transfer, removed: ['H24'] }, world.act()));
    valueOf(await update(world.ports)({ ...change, transfer, requestId: 'u-2', added: ['H23.7'] }, world.act()));
    valueOf(await assignRouting(world.ports)(assignment, world.act()));
    await world.settle();
    const types = ['DeliveryConsigned', 'DeliveryCancelled', 'DeliveryConsigned'];
    expect(await world.deliveryTypes(transfer, 'H24')).toEqual(types);
    expect(await world.redo()).toBe(0);
  });

  it('does not come a second time to one that has it already', async () => {
    await using world = await liveWorld();
    world.addressees.hold('H23.7', scoped);
    const transfer = await sent(world, ['H24', 'H23.7']);
    const assignment = { transfer, code: 'H23.7', to: 'H24', reason: 'Theo địa bàn' };
    valueOf(await assignRouting(world.ports)(assignment, world.act()));
    await world.settle();
    expect(await world.inbox('H24')).toHaveLength(1);
  });

  it('is assigned to no closed and no unknown agency', async () => {
    await using world = await liveWorld();
    world.addressees.hold('H23.7', scoped);
    const transfer = await sent(world, ['H23.7']);
    const to = async (code: string) => {
      const outcome = await assignRouting(world.ports)({ transfer, code: 'H23.7', to: code, reason: 'x' }, world.act());
      return outcome.ok ? 'ok' : outcome.refusal.code;
    };
    expect([await to('H23.7'), await to('X99')]).toEqual(['recipient/closed', 'recipient/unknown']);
  });
});

describe('a test message', () => {
  it('comes back to its sender only, and replaces nothing', async () => {
    await using world = await liveWorld();
    const original = await sent(world, ['H26']);
    const replaces = [{ documentId, transfer: original, agencies: [] }];
    const transfer = await sent(world, ['H26', 'H37'], { messageId: 'm-test', test: true, replaces });
    expect(await world.inbox('G22')).toMatchObject([{ kind: 'echo', transfer, from: 'G22' }]);
    expect(await world.inbox('H26')).toHaveLength(1);
    expect(await world.inbox('H37')).toEqual([]);
    expect(await world.transferTypes(original)).toEqual(['DocumentSubmitted', 'RecipientsResolved']);
    expect((await world.all()).filter(({ stream }) => stream.startsWith(`delivery-${transfer}`))).toEqual([]);
  });
});

it('every handler may run twice, also after all that came later, without changing anything', async () => {
  await using world = await liveWorld();
  world.addressees.hold('H23.7', scoped);
  const first = await sent(world, ['H26', 'H37', 'H23.7']);
  valueOf(await assignRouting(world.ports)({ transfer: first, code: 'H23.7', to: 'H24', reason: 'x' }, world.act()));
  await sent(world, ['H38']);
  const removal = { ...change, transfer: first, removed: ['H37'], added: ['H38'] };
  valueOf(await update(world.ports)(removal, world.act()));
  await world.settle();
  const recalling = { transfer: first, sender: 'G22', requestId: 'r-1', agencies: [], reason: 'Sai thể thức' };
  valueOf(await recall(world.ports)(recalling, world.act()));
  await sent(world, ['H26'], { messageId: 'm-2', document, replaces: [{ documentId, transfer: first, agencies: [] }] });
  await sent(world, ['H26'], { messageId: 'm-3', test: true });
  expect(await world.redo()).toBe(0);
  expect(await world.redo()).toBe(0);
  for (const name of names)
    expect((await world.inbox(name)).length).toBe((await world.store.headOf(`inbox-${name}` as never)) + 1);
  expect(world.alarms).toEqual([]);
  expect(await world.store.headOf(transferStream(first))).toBeGreaterThan(6);
});

it('everything that follows from a document lies under its key, whoever was added when and how', async () => {
  await using world = await liveWorld();
  const transfer = await sent(world, ['H26']);
  await sent(world, ['H26', 'H37']);
  const key = await world.ports.keyring.newDataKey();
  const content = valueOf(contentOfJson({ ...document, subject: 'Đính chính' }, [], 'G22', 'm-1'));
  valueOf(
    await update(world.ports)({ ...change, transfer, content, added: ['H38'], removed: ['H37'] }, world.act(), key),
  );
  await world.settle();
  const events = (await world.all()).filter(
    ({ type, stream }) => type !== 'DocumentUpdated' && stream.includes(transfer),
  );
  const [first] = events;
  expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['RecipientsRemoved', 'DeliveryCancelled']));
  expect((await world.inbox('H38')).length).toBe(1);
  for (const { type, meta } of events) expect([type, meta.key]).toEqual([type, first?.meta.key]);
});
