import { told } from '../../testing/reporting.js';
import { documentId, sent, valueOf } from '../../testing/sending.js';
import { liveWorld } from '../../testing/world.js';
import type { World } from '../../testing/world.js';
import { raiseExpiry } from './expiry-alarm.js';

describe('the expiry of acceptance', () => {
  const look = (world: World, transfer: string) =>
    raiseExpiry({ ...world.ports, undecided: { undecidedSince: () => [{ transfer, agency: 'H26' }] } })(48);

  it('is told to both sides, once, even when 01 came', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    valueOf(await told(world, transfer, '01'));
    expect([await look(world, transfer), await look(world, transfer)]).toEqual([1, 0]);
    await world.settle();
    const notice = { kind: 'notice', notice: 'acceptance-expired', transfer, from: 'H26', documentId };
    expect((await world.inbox('G22')).at(-1)).toEqual(notice);
    expect((await world.inbox('H26')).at(-1)).toEqual(notice);
    const [event] = (await world.all()).filter(({ type }) => type === 'DeliveryAcceptanceExpired');
    expect(event).toMatchObject({ data: { afterHours: 48 }, meta: { by: { role: 'hub' } } });
  });

  it.each(['02', '03', '04', '05', '06'])('is not raised once %s came', async (code) => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    valueOf(await told(world, transfer, code, { reason: 'Nhầm' }));
    expect(await look(world, transfer)).toBe(0);
  });

  it.each(['02', '03'])('closes nothing: %s is taken afterwards as ever', async (code) => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    await look(world, transfer);
    expect(valueOf(await told(world, transfer, code, { reason: 'Nhầm' })).recorded).toBe(true);
  });

  it('asks for what was consigned so many hours ago', async () => {
    await using world = await liveWorld();
    const asked: string[] = [];
    const undecided = { undecidedSince: (before: string) => (asked.push(before), []) };
    await raiseExpiry({ ...world.ports, undecided })(48);
    expect(asked).toEqual(['2026-02-28T01:00:00.000Z']);
  });
});
