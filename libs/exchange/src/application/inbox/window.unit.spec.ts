import type { EventStore, RecordedEvent } from '@lienthong/event-store';
import { sent } from '../../testing/sending.js';
import { liveWorld } from '../../testing/world.js';
import { transferStream } from '../ledger/streams.js';
import { readInbox } from './window.js';

/** One bit of the sealed half is another. */
const altered = (event: RecordedEvent): RecordedEvent => {
  if (event.sealed === undefined) return event;
  const sealed = Uint8Array.from(event.sealed);
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  return { ...event, sealed };
};

describe('a damaged entry of an inbox', () => {
  it('shows that it is damaged, and blocks nothing behind it', async () => {
    let damaged = '';
    const through = (store: EventStore): EventStore => ({
      ...store,
      readStream: async (stream, options) => {
        const events = await store.readStream(stream, options);
        return stream === damaged ? events.map(altered) : events;
      },
    });
    await using world = await liveWorld({ through });
    const first = await sent(world, ['H26']);
    await sent(world, ['H26'], { messageId: 'm-2' });
    damaged = transferStream(first);
    const { entries } = await readInbox(world.ports)('H26', -1, 10);
    expect(entries.map(({ sequence, damaged, subject }) => ({ sequence, damaged, subject }))).toEqual([
      { sequence: 0, damaged: true, subject: null },
      { sequence: 1, damaged: false, subject: 'Về việc chuẩn bị hội nghị' },
    ]);
  });
});
