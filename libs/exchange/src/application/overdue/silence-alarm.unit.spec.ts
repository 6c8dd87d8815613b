import { told } from '../../testing/reporting.js';
import { documentId, sent, valueOf } from '../../testing/sending.js';
import { at, liveWorld } from '../../testing/world.js';
import type { World } from '../../testing/world.js';
import { consign } from '../routing/consign.js';
import { raiseSilence } from './silence-alarm.js';

describe('silence', () => {
  const look = (world: World, transfer: string) =>
    raiseSilence({ ...world.ports, waiting: { waitingSince: () => [{ transfer, agency: 'H26' }] } })({ hours: 24 });

  it('is told to both sides, once', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    expect([await look(world, transfer), await look(world, transfer)]).toEqual([1, 0]);
    await world.settle();
    const notice = { kind: 'notice', notice: 'silent', transfer, from: 'H26', documentId };
    expect(await world.inbox('G22')).toEqual([notice]);
    expect((await world.inbox('H26'))[1]).toEqual(notice);
  });

  it('is told twice to an agency that sent to itself: as the sender and as the recipient', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26'], { from: 'H26' });
    await look(world, transfer);
    await world.settle();
    expect((await world.inbox('H26')).map(({ kind }) => kind)).toEqual(['document', 'notice', 'notice']);
  });

  it('asks for what was consigned so many hours ago', async () => {
    await using world = await liveWorld();
    const asked: string[] = [];
    const waiting = { waitingSince: (before: string) => (asked.push(before), []) };
    await raiseSilence({ ...world.ports, waiting })({ hours: 24 });
    expect(asked).toEqual(['2026-03-01T01:00:00.000Z']);
  });

  it('may be given in hours of work: the calendar says from when they count, and the fact says so', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    const asked: string[] = [];
    const waiting = { waitingSince: (before: string) => (asked.push(before), [{ transfer, agency: 'H26' }]) };
    const silence = { workingHours: 8, before: () => at('2026-02-27T01:00:00.000Z') };
    expect(await raiseSilence({ ...world.ports, waiting })(silence)).toBe(1);
    expect(asked).toEqual(['2026-02-27T01:00:00.000Z']);
    const [event] = (await world.all()).filter(({ type }) => type === 'DeliverySilent');
    expect(event?.data).toEqual({ afterHours: 8, working: true });
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
