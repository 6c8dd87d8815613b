import { told } from '../../testing/reporting.js';
import { sent } from '../../testing/sending.js';
import { liveWorld } from '../../testing/world.js';
import type { World } from '../../testing/world.js';
import { passOnOpenDeliveries } from './pass-on.js';

describe('an agency that closes', () => {
  const ports = (world: World, transfer: string) => ({
    ...world.ports,
    deliveries: { openAgencies: () => ['H26'], openAt: () => [{ transfer, agency: 'H26' }] },
    closings: { closedSince: () => world.clock.now() },
  });

  it('passes what is under way on to its successor, and the sender is told', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    world.addressees.hold('H26', { kind: 'succeeded', agency: 'H26', successor: 'H24' });
    expect(await passOnOpenDeliveries(ports(world, transfer))()).toBe(1);
    await world.settle();
    expect(await world.inbox('H24')).toMatchObject([{ kind: 'document', transfer, predecessors: ['H26'] }]);
    expect(await world.inbox('G22')).toMatchObject([{ kind: 'notice', notice: 'handed-to-successor', from: 'H26' }]);
    expect(await passOnOpenDeliveries(ports(world, transfer))()).toBe(0);
    expect(await world.redo()).toBe(0);
  });

  it('leaves it to the routing desk where no scope fits', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    world.addressees.hold('H26', { kind: 'scoped', agency: 'H26', candidates: [] });
    expect(await passOnOpenDeliveries(ports(world, transfer))()).toBe(1);
    await world.settle();
    expect(await world.transferTypes(transfer)).toContain('RoutingAwaited');
    expect(await world.deliveryTypes(transfer, 'H26')).toEqual(['DeliveryConsigned', 'DeliveryHandedToSuccessor']);
  });

  it('passes on once, wherever a crash comes between', async () => {
    let fail = true;
    await using world = await liveWorld({
      through: (store) => ({
        ...store,
        append: (...request) => {
          if (fail && request[2].some(({ type }) => type === 'DeliveryHandedToSuccessor'))
            return Promise.reject(new Error('crash'));
          return store.append(...request);
        },
      }),
    });
    const transfer = await sent(world, ['H26']);
    world.addressees.hold('H26', { kind: 'succeeded', agency: 'H26', successor: 'H24' });
    const since = world.clock.now();
    const fixed = { ...ports(world, transfer), closings: { closedSince: () => since } };
    await expect(passOnOpenDeliveries(fixed)()).rejects.toThrow('crash');
    world.clock.pass(5);
    fail = false;
    expect(await passOnOpenDeliveries(fixed)()).toBe(1);
    await world.settle();
    expect(await world.inbox('H24')).toHaveLength(1);
    expect(await world.deliveryTypes(transfer, 'H26')).toEqual(['DeliveryConsigned', 'DeliveryHandedToSuccessor']);
  });

  it('gets nothing passed on that was completed since the list was made', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    await told(world, transfer, '06');
    world.addressees.hold('H26', { kind: 'succeeded', agency: 'H26', successor: 'H24' });
    expect(await passOnOpenDeliveries(ports(world, transfer))()).toBe(0);
    await world.settle();
    expect(await world.inbox('H24')).toEqual([]);
  });
});
