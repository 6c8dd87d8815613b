import { categoryOf } from '../stream-name.js';
import type { RecordedEvent } from '../port/event.js';
import { collect, event, freshCategory, freshStream, idsOf } from './examples.js';
import { using } from './store-under-test.js';
import type { OpenStore, StoreUnderTest } from './store-under-test.js';

interface Late {
  readonly after: number;
  readonly categories: readonly string[];
  /** Makes the hidden event visible and appends one after it. */
  readonly reveal: () => Promise<void>;
  /** All three in the order of their positions. */
  readonly expected: readonly string[];
}

/** An event that got its position first becomes visible after its successor. */
const hideOne = async ({ store, delayVisibility }: StoreUnderTest): Promise<Late> => {
  if (delayVisibility === undefined) throw new TypeError('This adapter cannot delay visibility.');
  const category = freshCategory();
  const [slow, fast] = [freshStream(category), freshStream(category)];
  const [late, early, last] = [event(), event(), event()];
  const after = await store.head();
  const release = delayVisibility(slow);
  const appended = store.append(slow, 'any', [late]);
  await store.append(fast, 'any', [early]);
  return {
    after,
    categories: [categoryOf(slow)],
    reveal: async () => {
      release();
      await appended;
      await store.append(fast, 'any', [last]);
    },
    expected: [late.id, early.id, last.id],
  };
};

/** Rejects when a subscription moves past an event that is not visible yet. */
export const checkSubscriptionSkipsNothing = async (subject: StoreUnderTest): Promise<void> => {
  const { after, categories, reveal, expected } = await hideOne(subject);
  let revealed: Promise<void> | undefined;
  const last = expected.at(-1);
  const seen = await collect(subject.store, { after, filter: { categories } }, (events) => {
    revealed ??= reveal();
    return events.at(-1)?.id === last;
  });
  await revealed;
  expect(idsOf(seen)).toEqual(expected);
};

/** Rejects when reading from page to page moves past an event that is not visible yet. */
export const checkPagesSkipNothing = async (subject: StoreUnderTest): Promise<void> => {
  const { after, categories, reveal, expected } = await hideOne(subject);
  const { store } = subject;
  const seen: RecordedEvent[] = [];
  const first = await store.readAll({ after, limit: 10, filter: { categories } });
  seen.push(...first.events);
  await reveal();
  const second = await store.readAll({ after: first.position, limit: 10, filter: { categories } });
  seen.push(...second.events);
  expect(idsOf(seen)).toEqual(expected);
};

/** Only for adapters whose commits can become visible out of order. */
export const visibilityConformance = (open: OpenStore): void => {
  const test = using(open);

  describe('events that become visible out of commit order', () => {
    it('are not skipped by a subscription', test(checkSubscriptionSkipsNothing));
    it('are not skipped from page to page', test(checkPagesSkipNothing));
  });
};
