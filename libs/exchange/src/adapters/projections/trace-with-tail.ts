import type { EventStore, RecordedEvent } from '@lienthong/event-store';
import { Fault } from '@lienthong/kernel';
import type { TraceReader } from '../../application/queries/trace.js';
import { TRACED, transferOfEvent } from './trace.projection.js';

const PAGE = 1000;
const MOST_PAGES = 100;

/**
 * What the model has, and from the log what it does not have yet: for when it cannot catch up, as on a full disk.
 * Fault `read-model/behind` where it lacks more than can be read for one answer.
 */
export const traceWithTail = (
  model: TraceReader,
  position: () => number,
  store: Pick<EventStore, 'readAll' | 'head'>,
): TraceReader => ({
  eventsOf: async (transfer, after, limit) => {
    // Asked first: what the model takes in meanwhile is read twice at most, never missed.
    let reached = position();
    const end = await store.head();
    const found: RecordedEvent[] = [...(await model.eventsOf(transfer, after, limit))];
    const known = new Set(found.map((event) => event.position));
    for (let page = 0; found.length < limit && reached < end; page += 1) {
      if (page === MOST_PAGES)
        throw new Fault('read-model/behind', 'The trace model is far behind', { retriable: true });
      const tail = await store.readAll({ after: reached, limit: PAGE, filter: { categories: [...TRACED] } });
      for (const event of tail.events) {
        if (event.position <= after || known.has(event.position)) continue;
        if (transferOfEvent(event) === transfer) found.push(event);
      }
      if (tail.position === reached) break;
      reached = tail.position;
    }
    return found.sort((a, b) => a.position - b.position).slice(0, limit);
  },
});
