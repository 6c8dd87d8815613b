import { told } from '../../testing/reporting.js';
import { document, send, sent, valueOf } from '../../testing/sending.js';
import { at, liveWorld } from '../../testing/world.js';
import { promulgationAhead, timeAhead } from './times-ahead.js';

const now = at('2026-03-02T01:00:00Z');
const warned = (path: string) => [{ code: 'exchange/time-ahead', path }];

describe('a time ahead of the hub’s clock', () => {
  it('is told beyond a day, not at it', () => {
    expect(timeAhead('2026-03-03T01:00:00.000Z', now, '/at')).toEqual([]);
    expect(timeAhead('2026-03-03T01:00:00.001Z', now, '/at')).toEqual(warned('/at'));
    expect(timeAhead('1990-01-01T00:00:00.000Z', now, '/at')).toEqual([]);
  });

  it('of a promulgation is that of the beginning of its day in Việt Nam', () => {
    const ahead = (promulgatedOn?: string) =>
      promulgationAhead(promulgatedOn === undefined ? {} : { promulgatedOn }, now, '/p');
    expect([ahead(), ahead('2026-03-02'), ahead('2026-03-03')]).toEqual([[], [], []]);
    expect(ahead('2026-03-04')).toEqual(warned('/p'));
  });

  it('does not keep a document from being taken, and stands in its receipt, also in that of a repeat', async () => {
    await using world = await liveWorld();
    const late = { document: { ...document, promulgatedOn: '2062-03-02', dueOn: '2099-01-01' } };
    const first = valueOf(await send(world)(['H26'], late));
    expect(first.receipt.warnings).toEqual(warned('/document/promulgatedOn'));
    expect(valueOf(await send(world)(['H26'], late)).receipt).toEqual(first.receipt);
  });

  it('does not keep a status from being taken either', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    const claimedAt = at('2062-03-02T01:00:00Z');
    const first = valueOf(await told(world, transfer, '03', { claimedAt }));
    expect(first).toMatchObject({ recorded: true, warnings: warned('/at') });
    world.clock.pass(60 * 24 * 365 * 50);
    expect(valueOf(await told(world, transfer, '03', { claimedAt }))).toEqual(first);
    expect(valueOf(await told(world, transfer, '05')).warnings).toEqual([]);
  });
});
