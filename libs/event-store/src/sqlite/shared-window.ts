import type { ReadWindow } from '../feed/subscription.js';
import { passes } from '../feed/filter.js';
import type { RecordedEvent } from '../port/event.js';
import type { SqliteReader } from './sqlite-reader.js';

/** Events that are kept. */
const KEPT = 8192;
/** So many more before the oldest go. */
const SPARE = 2048;
/** Events that are read at a time. */
const STEP = 2048;
/** So many in a row that asked elsewhere, and the window goes to where they are. */
const STRAYS = 16;

/**
 * For several who read the feed in one thread, at its head or from its beginning: the first that comes to a place reads
 * on, once and for all of them, with whatever each lets pass. What they decode they share, too. Who is elsewhere reads for
 * itself.
 */
export const sharedWindow = ({ head, readWindow }: Pick<SqliteReader, 'head' | 'readWindow'>): ReadWindow => {
  /** Everything behind `from` up to `reached`. */
  let events: RecordedEvent[] = [];
  let from = -1;
  let reached = -1;
  let strays = STRAYS;

  const isHere = (after: number): boolean => {
    if (after >= from && after <= reached) {
      strays = 0;
      return true;
    }
    strays += 1;
    if (strays <= STRAYS) return false;
    events = [];
    from = after;
    reached = after;
    strays = 0;
    return true;
  };

  const readOn = (): void => {
    const news = readWindow(reached, STEP, undefined);
    reached = news.position;
    for (const event of news.events) events.push(event);
  };

  /** Before anybody is answered: what an answer needs must not go while it is made. */
  const trim = (): void => {
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
    trim();
    if (!isHere(after)) return readWindow(after, limit, filter);
    const end = head();
    if (after === reached && reached < end) readOn();
    // Near the head all of it is taken at once.
    if (end - reached <= KEPT) while (reached < end) readOn();
    const found: RecordedEvent[] = [];
    for (let index = indexBehind(after); index < events.length; index += 1) {
      const event = events[index];
      if (event === undefined || !passes(event, filter)) continue;
      found.push(event);
      if (found.length >= limit) return { events: found, position: event.position, live: event.position >= end };
    }
    return { events: found, position: Math.max(after, reached), live: reached >= end };
  };
};
