import type { ReadWindow } from '../feed/subscription.js';
import { passes } from '../feed/filter.js';
import type { RecordedEvent } from '../port/event.js';
import type { SqliteReader } from './sqlite-reader.js';

/** Events that are read ahead of the head and kept; whoever is further behind reads for itself. */
const KEPT = 8192;
/** So many more before the oldest go. */
const SPARE = 2048;

/**
 * For several who follow the feed in one thread: the first that comes reads what is new, once and for all of them, with
 * whatever each lets pass. What they decode they share, too.
 */
export const sharedWindow = ({ head, readWindow }: Pick<SqliteReader, 'head' | 'readWindow'>): ReadWindow => {
  /** Everything behind `from` up to `reached`. */
  let events: RecordedEvent[] = [];
  let from = 0;
  let reached = 0;

  const beginAt = (position: number): void => {
    events = [];
    from = position;
    reached = position;
  };

  const readOn = (end: number): void => {
    while (reached < end) {
      const news = readWindow(reached, KEPT, undefined);
      events.push(...news.events);
      reached = news.position;
    }
    if (events.length <= KEPT + SPARE) return;
    events = events.slice(-KEPT);
    from = (events[0]?.position ?? reached + 1) - 1;
  };

  const indexBehind = (after: number): number => {
    let [low, high] = [0, events.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((events[middle]?.position ?? Infinity) <= after) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return (after, limit, filter) => {
    const end = head();
    if (end - after > KEPT) return readWindow(after, limit, filter);
    if (after < from || after > reached || end - reached > KEPT) beginAt(after);
    readOn(end);
    const found: RecordedEvent[] = [];
    for (let index = indexBehind(after); index < events.length; index += 1) {
      const event = events[index];
      if (event === undefined || !passes(event, filter)) continue;
      found.push(event);
      if (found.length >= limit) return { events: found, position: event.position, live: event.position >= end };
    }
    return { events: found, position: Math.max(after, reached), live: true };
  };
};
