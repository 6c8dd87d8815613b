import type { RecordedEvent } from '@lienthong/event-store';
import { sent } from '../../testing/sending.js';
import { liveWorld } from '../../testing/world.js';
import { transferOfEvent } from './trace.projection.js';
import { traceWithTail } from './trace-with-tail.js';

/** A model that took in what stands up to a position. */
const modelUpTo = (all: readonly RecordedEvent[], position: number) => ({
  eventsOf: (transfer: string, after: number, limit: number) =>
    all
      .filter((event) => event.position > after && event.position <= position && transferOfEvent(event) === transfer)
      .slice(0, limit),
});

describe('a trace whose model is behind', () => {
  it('is whole, in order and paged alike, wherever the model stopped', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26', 'H37']);
    await sent(world, ['H26'], { messageId: 'other' });
    const all = (await world.all()).filter((event) => /^(transfer|delivery|inbox)-/.test(event.stream));
    const whole = all.filter((event) => transferOfEvent(event) === transfer).map(({ position }) => position);
    expect(whole.length).toBeGreaterThan(4);
    const head = await world.store.head();
    for (let stopped = 0; stopped <= head; stopped += 1) {
      const reader = traceWithTail(modelUpTo(all, stopped), () => stopped, world.store);
      const read = async (after: number, limit: number) =>
        (await reader.eventsOf(transfer, after, limit)).map(({ position }) => position);
      expect(await read(0, 1000)).toEqual(whole);
      expect(await read(0, 2)).toEqual(whole.slice(0, 2));
      expect(await read(whole[1] ?? 0, 2)).toEqual(whole.slice(2, 4));
    }
  });
});
