import { told } from '../../testing/reporting.js';
import { documentId, sent, valueOf } from '../../testing/sending.js';
import { liveWorld } from '../../testing/world.js';
import { openPersonal } from '@lienthong/ledger';
import { deliveryStream } from '../ledger/streams.js';

describe('a report of a recipient', () => {
  it('is a fact of the one who says it, and reaches the sender', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    const claimedAt = world.clock.now();
    for (const code of ['01', '03']) expect(valueOf(await told(world, transfer, code)).recorded).toBe(true);
    await world.settle();
    const roles = (await world.store.readStream(deliveryStream(transfer, 'H26'))).map(({ meta }) => meta.by);
    const by = { agency: 'H26', system: 'system-2' };
    expect(roles.slice(1)).toEqual([
      { ...by, role: 'application' },
      { ...by, role: 'clerk' },
    ]);
    const status = { kind: 'status', transfer, from: 'H26', claimedAt, late: false, documentId };
    expect(await world.inbox('G22')).toEqual([
      { ...status, code: '01', revision: 1 },
      { ...status, code: '03', revision: 2 },
    ]);
  });

  it('again is no new fact, and the sender is told once', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    const first = valueOf(await told(world, transfer, '03'));
    expect(first).toMatchObject({ recorded: true, eventId: expect.any(String) as string });
    expect(valueOf(await told(world, transfer, '03'))).toEqual(first);
    const other = valueOf(await told(world, transfer, '03', { reportId: 'other' }));
    expect(other).toMatchObject({ recorded: false, eventId: null });
    expect(valueOf(await told(world, transfer, '01')).recorded).toBe(true);
    await world.settle();
    expect(await world.inbox('G22')).toMatchObject([{ code: '03' }, { code: '01', late: true }]);
  });

  it('of an identity that another status has is refused', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    await told(world, transfer, '01', { reportId: 'r1' });
    expect(await told(world, transfer, '03', { reportId: 'r1' })).toEqual({
      ok: false,
      refusal: { code: 'status/identity-taken', path: '/messageId' },
    });
  });

  it('seals the words of the clerk', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    valueOf(await told(world, transfer, '02', { reason: 'Không thuộc thẩm quyền' }));
    await world.settle();
    expect(JSON.stringify(await world.all())).not.toContain('thẩm quyền');
    const [event] = await world.store.readStream(deliveryStream(transfer, 'H26'), { from: 1 });
    if (!event) throw new Error('not recorded');
    expect(await openPersonal(world.ports)(event)).toEqual({ reason: 'Không thuộc thẩm quyền' });
  });

  it('by many at once, in both orders, is recorded once each', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    const codes = ['05', '03', '01', '05', '03', '06', '01'];
    const outcomes = await Promise.all(codes.map((code) => told(world, transfer, code)));
    expect(new Set(outcomes.map((outcome) => valueOf(outcome).eventId)).size).toBe(4);
    await world.settle();
    expect(await world.inbox('G22')).toHaveLength(4);
  });

  it('of a stranger is refused', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H37']);
    expect(await told(world, transfer, '03')).toEqual({
      ok: false,
      refusal: { code: 'delivery/not-consigned', path: '/status' },
    });
  });
});
