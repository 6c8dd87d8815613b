import { expose, recalling, report, updating } from '../../testing/changing.js';
import { hesitant } from '../../testing/hesitant-store.js';
import { documentId, sent, valueOf } from '../../testing/sending.js';
import { liveWorld } from '../../testing/world.js';
import { recall } from './recall.js';
import { update } from './update.js';

describe('a recall', () => {
  it('cancels where nothing was exposed and asks where it was; each side is told', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26', 'H37']);
    valueOf(await expose(world, transfer, 'H37'));
    const { receipt } = valueOf(await recall(world.ports)(recalling(transfer), world.act()));
    await world.settle();
    expect(receipt).toMatchObject({ transfer, requestId: 'r-1', agencies: ['H26', 'H37'], signature: null });
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
    await world.settle();
    valueOf(await update(world.ports)(updating(transfer, { added: ['H38'], removed: ['H26'] }), world.act()));
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
