import type { EventStore } from '@lienthong/event-store';
import { contentOfJson } from '../intake/json-document.js';
import { document, documentId, sent, valueOf } from '../../testing/sending.js';
import { hesitant } from '../../testing/hesitant-store.js';
import { at, liveWorld } from '../../testing/world.js';
import type { World } from '../../testing/world.js';
import { exposeContent, lookAtContent } from '../content/hand-out-content.js';
import { exposeDelivery } from '../delivery/hand-out.js';
import { reportStatus } from '../delivery/report.js';
import { transferStream } from '../ledger/streams.js';
import { recall } from './recall.js';
import { update } from './update.js';
import type { UpdateRequest } from './update.js';

const recalling = (transfer: string, agencies: readonly string[] = [], requestId = 'r-1') => ({
  transfer,
  sender: 'G22',
  requestId,
  agencies,
  reason: 'Sai thể thức',
});
const updating = (transfer: string, more: Partial<UpdateRequest> = {}): UpdateRequest => ({
  transfer,
  sender: 'G22',
  requestId: 'u-1',
  reason: 'Đính chính',
  added: [],
  removed: [],
  warnings: [],
  ...more,
});
const newContent = () => valueOf(contentOfJson({ ...document, subject: 'Đính chính' }, [], 'G22', 'm-1'));
const expose = (world: World, transfer: string, agency: string) =>
  exposeDelivery(world.ports)(transfer, agency, 'system-2', world.act());
const report = (world: World, transfer: string, agency: string, code: string) =>
  reportStatus(world.ports)(
    { transfer, agency, code, reportId: `r-${agency}-${code}`, claimedAt: world.clock.now(), reason: 'x' },
    world.act(),
  );

describe('a recall', () => {
  it('cancels where nothing was exposed and asks where it was; each side is told', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26', 'H37']);
    valueOf(await expose(world, transfer, 'H37'));
    const { receipt } = valueOf(await recall(world.ports)(recalling(transfer), world.act()));
    await world.settle();
    expect(receipt).toMatchObject({ transfer, requestId: 'r-1', agencies: [], signature: null });
    expect(await world.deliveryTypes(transfer, 'H26')).toEqual(['DeliveryConsigned', 'DeliveryCancelled']);
    expect(await world.deliveryTypes(transfer, 'H37')).toEqual(['DeliveryConsigned', 'DeliveryExposed', 'RecallAsked']);
    expect((await world.inbox('H26')).map(({ kind }) => kind)).toEqual(['document']);
    expect((await world.inbox('H37'))[1]).toEqual({
      kind: 'recall',
      transfer,
      from: 'G22',
      requestId: 'r-1',
      documentId,
    });
    expect(await world.inbox('G22')).toMatchObject([{ kind: 'notice', notice: 'cancelled', from: 'H26', documentId }]);
  });

  it('asks one that has reported, though no content was seen to leave', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26', 'H37']);
    valueOf(await report(world, transfer, 'H26', '01'));
    valueOf(await recall(world.ports)(recalling(transfer), world.act()));
    await world.settle();
    expect(await world.deliveryTypes(transfer, 'H26')).toEqual(['DeliveryConsigned', 'DeliveryArrived', 'RecallAsked']);
    expect(await world.deliveryTypes(transfer, 'H37')).toEqual(['DeliveryConsigned', 'DeliveryCancelled']);
    expect((await world.inbox('H26')).map(({ kind }) => kind)).toEqual(['document', 'recall']);
  });

  it('reaches only those whom it names, and whoever was no recipient refuses it', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26', 'H37']);
    valueOf(await recall(world.ports)(recalling(transfer, ['H37']), world.act()));
    await world.settle();
    expect(await world.deliveryTypes(transfer, 'H26')).toEqual(['DeliveryConsigned']);
    const stranger = await recall(world.ports)(recalling(transfer, ['H38'], 'r-2'), world.act());
    expect(stranger).toMatchObject({
      ok: false,
      refusal: { code: 'transfer/not-a-recipient', params: { agency: 'H38' } },
    });
  });

  it('is answered the same when it comes again', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    const first = valueOf(await recall(world.ports)(recalling(transfer), world.act()));
    world.clock.pass(9);
    const again = valueOf(await recall(world.ports)(recalling(transfer), world.act()));
    expect(again.receipt).toStrictEqual(first.receipt);
    expect([first.repeated, again.repeated]).toEqual([false, true]);
  });

  it('needs a reason, and answers for a foreign document as for none', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    const blank = await recall(world.ports)({ ...recalling(transfer), reason: '  ' }, world.act());
    expect(blank).toEqual({ ok: false, refusal: { code: 'change/reason-required', path: '/reason' } });
    const unknown = { ok: false, refusal: { code: 'transfer/unknown', path: '/transfer' } };
    expect(await recall(world.ports)({ ...recalling(transfer), sender: 'H37' }, world.act())).toEqual(unknown);
    expect(await recall(world.ports)(recalling('00000000-0000-8000-8000-000000000000'), world.act())).toEqual(unknown);
  });

  it('racing with the exposing of the content: exactly one wins, in 60 interleavings', async () => {
    const winners = new Set<boolean>();
    for (let seed = 0; seed < 60; seed += 1) {
      await using world = await liveWorld({ through: (store) => hesitant(store, seed) });
      const transfer = await sent(world, ['H26']);
      const late = async () => {
        for (let turns = seed % 12; turns > 0; turns -= 1) await new Promise((resolve) => void setImmediate(resolve));
        return expose(world, transfer, 'H26');
      };
      const [recalled, shown] = await Promise.all([recall(world.ports)(recalling(transfer), world.act()), late()]);
      valueOf(recalled);
      await world.settle();
      const end = shown.ok ? ['DeliveryExposed', 'RecallAsked'] : ['DeliveryCancelled'];
      expect([seed, ...(await world.deliveryTypes(transfer, 'H26'))]).toEqual([seed, 'DeliveryConsigned', ...end]);
      if (!shown.ok) expect(shown.refusal).toEqual({ code: 'delivery/cancelled' });
      winners.add(shown.ok);
    }
    expect(winners.size).toBe(2);
  });
});

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

  it('brings a recipient back that it removes under one code and adds under another', async () => {
    await using world = await liveWorld();
    world.addressees.hold('000.00.00.H26', { kind: 'live', agency: 'H26' });
    const transfer = await sent(world, ['H26']);
    const change = updating(transfer, { added: ['000.00.00.H26'], removed: ['H26'] });
    valueOf(await update(world.ports)(change, world.act()));
    await world.settle();
    const types = ['DeliveryConsigned', 'DeliveryCancelled', 'DeliveryConsigned'];
    expect(await world.deliveryTypes(transfer, 'H26')).toEqual(types);
    expect(await world.redo()).toBe(0);
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
