import { Fault, systemClock } from '@lienthong/kernel';
import type { Clock } from '@lienthong/kernel';
import { uuidV7 } from '../event-id.js';
import { passes } from '../feed/filter.js';
import { follow, readPage } from '../feed/subscription.js';
import type { ReadWindow } from '../feed/subscription.js';
import { createWake } from '../feed/wake.js';
import type { Checkpoints } from '../port/checkpoints.js';
import type { EventStore } from '../port/event-store.js';
import { memoryCheckpoints } from './memory-checkpoints.js';
import { createMemoryLog, sliceOf } from './memory-log.js';

export interface MemoryEventStore extends EventStore {
  readonly checkpoints: Checkpoints;
}

/** For unit tests: the whole port without a disk; forgotten with the process. */
export const openMemoryEventStore = (options: { readonly clock?: Clock } = {}): MemoryEventStore => {
  const log = createMemoryLog(options.clock ?? systemClock);
  const wake = createWake();
  const closing = new AbortController();

  const read: ReadWindow = (after, limit, filter) => {
    const events = [];
    let position = after;
    while (position < log.events.length && events.length < limit) {
      const event = log.events[position];
      position += 1;
      if (event !== undefined && passes(event, filter)) events.push(event);
    }
    return { events, position, live: position >= log.events.length };
  };
  const answer = <T>(run: () => T): Promise<T> => Promise.resolve().then(run);

  return {
    epoch: uuidV7(),
    checkpoints: memoryCheckpoints(),
    append: (...request) =>
      answer(() => {
        if (closing.signal.aborted) throw new Fault('store/closed', 'The event store is closed.');
        const result = log.append(...request);
        wake.ring();
        return result;
      }),
    readStream: (stream, slice = {}) => answer(() => sliceOf(log.stream(stream), slice)),
    headOf: (stream) => answer(() => log.stream(stream).length - 1),
    readAll: (page) => readPage(read, page),
    head: () => answer(() => log.events.length),
    subscribe: (subscription) =>
      follow(read, wake, { ...subscription, signal: AbortSignal.any([subscription.signal, closing.signal]) }),
    readKey: (id) => answer(() => log.key(id)?.slice()),
    destroyKey: (id) => answer(() => log.destroyKey(id)),
    close: () => answer(() => closing.abort()),
  };
};
