import { appendingConformance } from './appending.js';
import { feedConformance } from './feed.js';
import { keepingConformance } from './keeping.js';
import { keysConformance } from './keys.js';
import { readingConformance } from './reading.js';
import { repeatingConformance } from './repeating.js';
import type { OpenStore } from './store-under-test.js';
import { subscribingConformance } from './subscribing.js';
import { visibilityConformance } from './visibility.js';

export { checkPagesSkipNothing, checkSubscriptionSkipsNothing } from './visibility.js';
export { openOutOfOrderStore } from './out-of-order-store.js';
export type { OpenStore, StoreUnderTest } from './store-under-test.js';

export interface ConformanceOptions {
  /** The adapter's commits can become visible out of order, and its tests can make them (`delayVisibility`). */
  readonly outOfOrder?: boolean;
}

/** Every promise of the port, as Jest tests. The same suite for every adapter, whole. */
export const eventStoreConformance = (name: string, open: OpenStore, options: ConformanceOptions = {}): void => {
  describe(`${name} keeps the promises of an event store`, () => {
    appendingConformance(open);
    repeatingConformance(open);
    readingConformance(open);
    feedConformance(open);
    subscribingConformance(open);
    keysConformance(open);
    keepingConformance(open);
    if (options.outOfOrder === true) visibilityConformance(open);
  });
};
