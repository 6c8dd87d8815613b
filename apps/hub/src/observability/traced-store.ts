import { categoryOf } from '@lienthong/event-store';
import type { EventStore } from '@lienthong/event-store';
import { isFault } from '@lienthong/kernel';
import type { Telemetry } from '@lienthong/telemetry';

/** Somebody else was faster, or the entry is not there: an answer that the caller expects. */
const isRace = (error: unknown): boolean => isFault(error) && error.code === 'store/wrong-revision';

/**
 * The same store, whose appends within a span make one of their own, which the events carry: whoever reacts continues
 * it. Of the events it tells how many, and of the stream the category.
 */
export const tracedStore = <Store extends EventStore>(store: Store, telemetry: Telemetry): Store => ({
  ...store,
  append: async (stream, expected, events, ...options) => {
    if (telemetry.active() === undefined) return store.append(stream, expected, events, ...options);
    const category = categoryOf(stream);
    const attributes = { 'lienthong.stream.category': category, 'lienthong.events': events.length };
    const span = telemetry.open(`append ${category}`, { attributes });
    const traced = events.map((event) => ({ ...event, meta: { ...event.meta, trace: span.traceparent } }));
    try {
      const result = await store.append(stream, expected, traced, ...options);
      span.set({ 'lienthong.outcome': result.outcome });
      return result;
    } catch (error) {
      if (isRace(error)) span.set({ 'lienthong.outcome': 'wrong-revision' });
      else span.fail(isFault(error) ? error.code : 'store/failed');
      throw error;
    } finally {
      span.end();
    }
  },
});
