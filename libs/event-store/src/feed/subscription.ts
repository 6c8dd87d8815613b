import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FeedBatch, FeedFilter, FeedPage, ReadAllOptions, SubscribeOptions } from '../port/event-store.js';
import type { Wake } from './wake.js';

/** One bounded look at the feed. `live`: it reached what was the head when it began. */
export type ReadWindow = (after: number, limit: number, filter: FeedFilter | undefined) => FeedBatch;

const DEFAULT_BATCH = 512;

/** Reads on until the page is full or the head is reached; gives the event loop a turn between windows. */
export const readPage = async (read: ReadWindow, { after, limit, filter }: ReadAllOptions): Promise<FeedPage> => {
  let window = read(after, limit, filter);
  if (window.live || window.events.length >= limit) return { events: window.events, position: window.position };
  const events = [...window.events];
  while (!window.live && events.length < limit) {
    await nextTurn();
    window = read(window.position, limit - events.length, filter);
    events.push(...window.events);
  }
  return { events, position: window.position };
};

/** Catches up window by window, then waits for rings. */
export async function* follow(read: ReadWindow, wake: Wake, options: SubscribeOptions): AsyncGenerator<FeedBatch> {
  const { signal, filter, batch = DEFAULT_BATCH, linger } = options;
  let position = options.after;
  let first = true;
  while (!signal.aborted) {
    const rings = wake.rings();
    const window = read(position, batch, filter);
    if (first || window.position > position) yield window;
    first = false;
    position = window.position;
    if (!window.live) {
      await nextTurn();
      continue;
    }
    await wake.after(rings, signal);
    // Commits come by the hundred a second under load: a moment's patience reads many of them at once.
    if (linger !== undefined) await linger();
  }
}
