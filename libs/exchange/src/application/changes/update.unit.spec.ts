import type { EventStore } from '@lienthong/event-store';
import { expose, newContent, recalling, report, updating } from '../../testing/changing.js';
import { documentId, sent, valueOf } from '../../testing/sending.js';
import { at, liveWorld } from '../../testing/world.js';
import { exposeContent, lookAtContent } from '../content/hand-out-content.js';
import { transferStream } from '../ledger/streams.js';
import { recall } from './recall.js';
import { update } from './update.js';
import type { UpdateRequest } from './update.js';

describe('an update', () => {
  it('of the content asks every recipient under way, and their answers reach the sender', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26', 'H37', 'H38']);
    valueOf(await report(world, transfer, 'H38', '02'));
    const key = await world.ports.keyring.newDataKey();
    valueOf(await update(world.ports)(updating(transfer, { content: newContent() }), world.act(), key));
    await world.settle();
    expect((await world.inbox('H26'))[1]).toMatchObject({ kind: 'update', transfer, requestId: 'u-1', from: 'G22' });
    expect(await world.inbox('H38')).toHaveLength(1);
    valueOf(await report(world, transfer, 'H26', '15'));
    valueOf(await report(world, transfer, 'H37', '16'));
    await world.settle();
    expect((await world.inbox('G22')).filter(({ kind }) => kind === 'status')).toMatchObject([
      { from: 'H38', code: '02' },
      { from: 'H26', code: '15' },
      { from: 'H37', code: '16' },
    ]);
  });

  it('removes recipients, cancelled or asked, and adds others without asking the rest', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26', 'H37', 'H38']);
    valueOf(await expose(world, transfer, 'H37'));
    valueOf(await update(world.ports)(updating(transfer, { added: ['H24'], removed: ['H26', 'H37'] }), world.act()));
    await world.settle();
    expect(await world.deliveryTypes(transfer, 'H26')).toEqual(['DeliveryConsigned', 'DeliveryCancelled']);
    expect(await world.deliveryTypes(transfer, 'H37')).toEqual(['DeliveryConsigned', 'DeliveryExposed', 'RecallAsked']);
    expect(await world.deliveryTypes(transfer, 'H38')).toEqual(['DeliveryConsigned']);
    expect(await world.inbox('H24')).toMatchObject([{ kind: 'document', transfer }]);
  });

  it('brings a removed recipient back with a new entry', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26', 'H37']);
    valueOf(await update(world.ports)(updating(transfer, { removed: ['H26'] }), world.act()));
    await world.settle();
    valueOf(await update(world.ports)(updating(transfer, { requestId: 'u-2', added: ['H26'] }), world.act()));
    await world.settle();
    expect((await world.inbox('H26')).map(({ kind }) => kind)).toEqual(['document', 'document']);
    const types = ['DeliveryConsigned', 'DeliveryCancelled', 'DeliveryConsigned'];
    expect(await world.deliveryTypes(transfer, 'H26')).toEqual(types);
    expect(await world.redo()).toBe(0);
  });

  it('begins anew with a recipient that had opened the document before it was removed', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26', 'H37']);
    const mandates = { mayActFor: (agency: string) => agency === 'H26' };
    const viewer = { system: 'system-2', role: 'agency' as const, mandates };
    const open = async () => {
      const seen = valueOf(await lookAtContent(world.ports)(transfer, viewer, world.clock.now()));
      valueOf(await exposeContent(world.ports)(seen, { at: world.clock.now() }));
    };
    await open();
    valueOf(await update(world.ports)(updating(transfer, { removed: ['H26'] }), world.act()));
    valueOf(await update(world.ports)(updating(transfer, { requestId: 'u-2', added: ['H26'] }), world.act()));
    await world.settle();
    const first = ['DeliveryConsigned', 'DeliveryExposed', 'RecallAsked'];
    expect(await world.deliveryTypes(transfer, 'H26')).toEqual([...first, 'DeliveryConsigned']);
    expect((await world.inbox('H26')).map(({ kind }) => kind).sort()).toEqual(['document', 'document', 'recall']);
    await open();
    await open();
    valueOf(await recall(world.ports)(recalling(transfer, ['H26']), world.act()));
    await world.settle();
    expect(await world.deliveryTypes(transfer, 'H26')).toEqual([...first, ...first]);
    expect(await world.redo()).toBe(0);
  });

  it.each(['H26', '000.00.00.H26'])('that removes H26 and adds it as %s changes nothing at all', async (code) => {
    await using world = await liveWorld();
    world.addressees.hold('000.00.00.H26', { kind: 'live', agency: 'H26' });
    const transfer = await sent(world, ['H26', 'H37']);
    const change = updating(transfer, { content: newContent(), added: ['H38', 'H37', code], removed: ['H26'] });
    const key = await world.ports.keyring.newDataKey();
    const outcome = await update(world.ports)(change, world.act(), key);
    const twice = { code: 'transfer/removed-and-added', path: '/addRecipients/2' };
    expect(outcome).toEqual({ ok: false, refusal: twice });
    await world.settle();
    expect(await world.transferTypes(transfer)).toHaveLength(2);
    expect(await world.deliveryTypes(transfer, 'H26')).toEqual(['DeliveryConsigned']);
  });

  it('names the place of a wrong code in the request, whomever else it names', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    const outcome = await update(world.ports)(updating(transfer, { added: ['H26', 'H37', 'X99'] }), world.act());
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'recipient/unknown', path: '/addRecipients/2' } });
  });

  it('is answered the same when it comes again, though one whom it added has closed and was removed since', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    const change = updating(transfer, { added: ['H37'] });
    const first = valueOf(await update(world.ports)(change, world.act()));
    await world.settle();
    valueOf(await update(world.ports)(updating(transfer, { requestId: 'u-2', removed: ['H37'] }), world.act()));
    world.addressees.hold('H37', { kind: 'closed', agency: 'H37' });
    const again = valueOf(await update(world.ports)(change, world.act()));
    expect(again).toStrictEqual({ ...first, repeated: true });
  });

  it('resolves whom it adds at its own instant, in its own append', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    world.clock.pass(5);
    const reform = at('2026-03-02T01:05:00Z');
    world.addressees.hold('H37', { kind: 'succeeded', agency: 'H37', successor: 'H24' }, reform);
    const appended: (readonly string[])[] = [];
    const store: EventStore = {
      ...world.store,
      append: (...request) => {
        appended.push(request[2].map(({ type }) => type));
        return world.store.append(...request);
      },
    };
    const change = updating(transfer, { added: ['H37'], removed: ['H26'] });
    valueOf(await update({ ...world.ports, store })(change, world.act()));
    world.addressees.hold('H37', { kind: 'live', agency: 'H38' });
    await world.settle();
    expect(appended).toEqual([['DocumentUpdated', 'RecipientsRemoved', 'RecipientsResolved']]);
    const recipients = [{ agency: 'H24', codes: ['H37'], predecessors: ['H37'] }];
    const [last] = await world.store.readStream(transferStream(transfer), { direction: 'backward', limit: 1 });
    expect(last?.data).toEqual({ of: 'u-1', instant: reform, recipients });
    expect(await world.inbox('H24')).toMatchObject([{ kind: 'document', transfer, predecessors: ['H37'] }]);
    expect(await world.inbox('H38')).toEqual([]);
    expect(await world.redo()).toBe(0);
  });

  it('is refused whole when a recipient to add is unknown', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    const outcome = await update(world.ports)(updating(transfer, { added: ['X99'], removed: ['H26'] }), world.act());
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'recipient/unknown', path: '/addRecipients/0' } });
    expect(await world.transferTypes(transfer)).toHaveLength(2);
  });

  it.each<[string, Partial<UpdateRequest>, readonly string[]]>([
    ['whom it removes and whom it adds', { added: ['H24', 'H26'], removed: ['H37'] }, ['H37', 'H24']],
    ['whom it adds as the successor of another', { added: ['G90'] }, ['H38']],
    ['whose routing waits for a person', { added: ['H23.7'] }, ['H23.7']],
    [
      'all that have the document where its content changes',
      { content: newContent(), added: ['H24'] },
      ['H26', 'H37', 'H24'],
    ],
  ])('names in its receipt %s, and the same on a repeat', async (_what, change, agencies) => {
    await using world = await liveWorld();
    world.addressees.hold('G90', { kind: 'succeeded', agency: 'G90', successor: 'H38' });
    world.addressees.hold('H23.7', { kind: 'scoped', agency: 'H23.7', candidates: [{ agency: 'H24', scope: 'xã A' }] });
    const transfer = await sent(world, ['H26', 'H37']);
    const key = await world.ports.keyring.newDataKey();
    const warnings = [{ code: 'edxml/not-writable', path: '/document/number' }];
    const first = updating(transfer, { ...change, warnings });
    const { receipt } = valueOf(await update(world.ports)(first, world.act(), key));
    expect(receipt.agencies).toEqual(agencies);
    await world.settle();
    valueOf(await recall(world.ports)(recalling(transfer), world.act()));
    valueOf(await update(world.ports)(updating(transfer, { requestId: 'u-2', removed: ['H26'] }), world.act()));
    const again = valueOf(await update(world.ports)(updating(transfer, change), world.act(), key));
    expect(again).toStrictEqual({ receipt, warnings, repeated: true });
  });
});

it('a replacement tells the recipients whom it concerns, and opens a transfer of its own', async () => {
  await using world = await liveWorld();
  const original = await sent(world, ['H26', 'H37']);
  const replaces = [{ documentId, transfer: original, agencies: ['H37'] }];
  const transfer = await sent(world, ['H37'], { messageId: 'm-2', replaces });
  expect(await world.inbox('H26')).toHaveLength(1);
  expect((await world.inbox('H37')).slice(1)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'notice', notice: 'replaced', transfer: original }),
      expect.objectContaining({ kind: 'document', transfer, replaces: [documentId] }),
    ]),
  );
  expect(await world.transferTypes(original)).toContain('DocumentReplaced');
});
