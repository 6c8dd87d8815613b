import { systemClock } from '@lienthong/kernel';
import { uuidV7 } from '../event-id.js';
import { passes } from '../feed/filter.js';
import { follow, readPage } from '../feed/subscription.js';
import type { ReadWindow } from '../feed/subscription.js';
import { createWake } from '../feed/wake.js';
import { createMemoryLog, sliceOf } from '../memory/memory-log.js';
import type { RecordedEvent, StreamName } from '../port/event.js';
import type { StoreUnderTest } from './store-under-test.js';

/** The events up to the first position that is missing: an event may yet appear there. */
const beforeGap = (visible: readonly RecordedEvent[], after: number): readonly RecordedEvent[] => {
  const gap = visible.findIndex(({ position }, index) => position !== after + index + 1);
  return gap === -1 ? visible : visible.slice(0, gap);
};

/**
 * A store that allots positions before its commits become visible, as databases with sequences do. Its `gap-holding`
 * reader waits where a position is missing; the `naive` one takes what it sees, and must fail the conformance suite.
 */
export const openOutOfOrderStore = (reader: 'gap-holding' | 'naive'): StoreUnderTest => {
  const log = createMemoryLog(systemClock);
  const wake = createWake();
  const delayed = new Map<StreamName, { readonly released: Promise<void> }>();
  const hidden = new Set<number>();
  const visible = (): readonly RecordedEvent[] => log.events.filter(({ position }) => !hidden.has(position));
  const answer = <T>(run: () => T): Promise<T> => Promise.resolve().then(run);

  const read: ReadWindow = (after, limit, filter) => {
    const beyond = visible().filter(({ position }) => position > after);
    const reachable = reader === 'naive' ? beyond : beforeGap(beyond, after);
    const fitting = reachable.filter((event) => passes(event, filter));
    const events = fitting.slice(0, limit);
    const full = events.length === limit ? events.at(-1) : undefined;
    const end = reachable.at(-1)?.position ?? after;
    const position = full?.position ?? end;
    return { events, position, live: position >= end };
  };

  return {
    store: {
      epoch: uuidV7(),
      append: async (...request) => {
        const before = log.events.length;
        const result = log.append(...request);
        const delay = delayed.get(request[0]);
        if (delay !== undefined && result.outcome === 'appended') {
          const own = log.events.slice(before).map(({ position }) => position);
          for (const position of own) hidden.add(position);
          await delay.released;
          for (const position of own) hidden.delete(position);
        }
        wake.ring();
        return result;
      },
      readStream: (stream, slice = {}) =>
        answer(() =>
          sliceOf(
            visible().filter((event) => event.stream === stream),
            slice,
          ),
        ),
      headOf: (stream) => answer(() => visible().filter((event) => event.stream === stream).length - 1),
      readAll: (page) => readPage(read, page),
      head: () => answer(() => visible().at(-1)?.position ?? 0),
      subscribe: (subscription) => follow(read, wake, subscription),
      readKey: (id) => answer(() => log.key(id)),
      destroyKey: (id) => answer(() => log.destroyKey(id)),
      close: () => Promise.resolve(),
    },
    delayVisibility: (stream) => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      delayed.set(stream, { released: promise });
      return () => resolve(undefined);
    },
    dispose: () => Promise.resolve(),
  };
};
