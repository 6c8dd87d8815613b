import type { FeedFilter } from '../port/event-store.js';
import type { RecordedEvent } from '../port/event.js';
import { passes } from '../feed/filter.js';
import { sharedWindow } from './shared-window.js';

/** A feed of so many events, every third of another category, that tells how many of them were read. */
const feedOf = (start: number) => {
  let end = start;
  let read = 0;
  const eventAt = (position: number): RecordedEvent =>
    ({ position, stream: `${position % 3 === 0 ? 'b' : 'a'}-${position}`, type: 'T' }) as unknown as RecordedEvent;
  const readWindow = (after: number, limit: number, filter: FeedFilter | undefined) => {
    const events: RecordedEvent[] = [];
    for (let position = after + 1; position <= end && events.length < limit; position += 1)
      if (passes(eventAt(position), filter)) events.push(eventAt(position));
    read += events.length;
    const position = events.length < limit ? Math.max(after, end) : (events.at(-1)?.position ?? after);
    return { events, position, live: position >= end };
  };
  return { head: () => end, readWindow, grow: (more: number) => (end += more), read: () => read };
};

const positions = (events: readonly RecordedEvent[]): readonly number[] => events.map(({ position }) => position);

describe('a window that several follow the feed through', () => {
  it('reads what is new once, and gives each what its own filter lets pass', () => {
    const feed = feedOf(100);
    const window = sharedWindow(feed);
    expect(window(100, 10, undefined)).toEqual({ events: [], position: 100, live: true });
    feed.grow(6);
    expect(positions(window(100, 10, { categories: ['a'] }).events)).toEqual([101, 103, 104, 106]);
    expect(positions(window(100, 10, { categories: ['b'] }).events)).toEqual([102, 105]);
    expect(positions(window(103, 10, undefined).events)).toEqual([104, 105, 106]);
    expect(feed.read()).toBe(6);
  });

  it('tells where a page ended, and that more follows', () => {
    const feed = feedOf(0);
    const window = sharedWindow(feed);
    feed.grow(5);
    expect(window(0, 2, { categories: ['a'] })).toMatchObject({ position: 2, live: false });
    expect(window(2, 2, { categories: ['a'] })).toMatchObject({ position: 5, live: true });
  });

  it('never says that it reached the head while more stands in the store', () => {
    const feed = feedOf(10);
    const window = sharedWindow(feed);
    window(10, 10, undefined);
    feed.grow(1);
    expect(window(10, 10, { categories: ['b'] })).toMatchObject({ position: 11, live: true });
    feed.grow(1);
    expect(positions(window(11, 10, undefined).events)).toEqual([12]);
  });

  it('gives the same as the store itself to followers at any pace, near the head and far behind', () => {
    const feed = feedOf(30_000);
    const window = sharedWindow(feed);
    const filters: readonly (FeedFilter | undefined)[] = [undefined, { categories: ['a'] }, { categories: ['b'] }];
    const reached = [0, 29_000, 30_000];
    const seen: number[][] = [[], [], []];
    for (let round = 0; round < 200; round += 1) {
      if (round < 100) feed.grow(137);
      filters.forEach((filter, index) => {
        if ((round + index) % (index + 1) !== 0) return;
        const page = window(reached[index] ?? 0, 500 + 700 * index, filter);
        seen[index]?.push(...positions(page.events));
        reached[index] = page.position;
      });
    }
    filters.forEach((filter, index) => {
      const from = [0, 29_000, 30_000][index] ?? 0;
      const all = positions(feed.readWindow(from, Infinity, filter).events);
      expect(seen[index]).toEqual(all.slice(0, seen[index]?.length));
      expect(reached[index]).toBe(43_700);
    });
  });
});
