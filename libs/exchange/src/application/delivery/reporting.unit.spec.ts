import { documentId, sent, valueOf } from '../../testing/sending.js';
import { liveWorld } from '../../testing/world.js';
import type { World } from '../../testing/world.js';
import { openPersonal } from '../ledger/open.js';
import { deliveryStream } from '../ledger/streams.js';
import { passOnOpenDeliveries } from '../succession/pass-on.js';
import { consign } from '../routing/consign.js';
import { raiseSilence } from '../silence/silence-alarm.js';
import { reportStatus } from './report.js';

const told = (world: World, transfer: string, code: string, more: { reportId?: string; reason?: string } = {}) =>
  reportStatus(world.ports)(
    { transfer, agency: 'H26', code, reportId: `r-${code}`, claimedAt: world.clock.now(), ...more },
    world.act({ by: { role: 'sender', agency: 'H26', system: 'system-2' } }),
  );

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
    await told(world, transfer, '03');
    expect(valueOf(await told(world, transfer, '03'))).toMatchObject({ recorded: false, eventId: null });
    expect(valueOf(await told(world, transfer, '03', { reportId: 'other' })).recorded).toBe(false);
    expect(valueOf(await told(world, transfer, '01')).recorded).toBe(true);
    await world.settle();
    expect(await world.inbox('G22')).toMatchObject([{ code: '03' }, { code: '01', late: true }]);
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

describe('silence', () => {
  const look = (world: World, transfer: string) =>
    raiseSilence({ ...world.ports, waiting: { waitingSince: () => [{ transfer, agency: 'H26' }] } })(24);

  it('is told to both sides, once', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    expect([await look(world, transfer), await look(world, transfer)]).toEqual([1, 0]);
    await world.settle();
    const notice = { kind: 'notice', notice: 'silent', transfer, from: 'H26', documentId };
    expect(await world.inbox('G22')).toEqual([notice]);
    expect((await world.inbox('H26'))[1]).toEqual(notice);
  });

  it('asks for what was consigned so many hours ago', async () => {
    await using world = await liveWorld();
    const asked: string[] = [];
    const waiting = { waitingSince: (before: string) => (asked.push(before), []) };
    await raiseSilence({ ...world.ports, waiting })(24);
    expect(asked).toEqual(['2026-03-01T01:00:00.000Z']);
  });

  it('is not raised when a status came between the look and the fact', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    await told(world, transfer, '01');
    expect(await look(world, transfer)).toBe(0);
  });

  it('is raised anew for a document that came again', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    await look(world, transfer);
    valueOf(await told(world, transfer, '02', { reason: 'Nhầm' }));
    await world.settle();
    const entry = {
      kind: 'document' as const,
      transfer,
      from: 'G22',
      head: { documentId },
      predecessors: [],
      replaces: [],
    };
    const [first] = await world.all();
    if (!first) throw new Error('nothing sent');
    await consign({ ...world.ports, inboxes: world.inboxes })(
      { agency: 'H26', entry },
      { ...first, id: 'again' as typeof first.id },
    );
    world.clock.pass(24 * 60);
    expect([await look(world, transfer), await look(world, transfer)]).toEqual([1, 0]);
    expect((await world.deliveryTypes(transfer, 'H26')).filter((type) => type === 'DeliverySilent')).toHaveLength(2);
  });
});

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
