import type { EventStore } from '../port/event-store.js';
import type { StreamName } from '../port/event.js';

export interface StoreUnderTest {
  readonly store: EventStore;
  /** Closes the store and opens another on the same data, where the adapter keeps any. */
  readonly reopen?: () => Promise<EventStore>;
  /** Where the adapter's commits can become visible late: hides the appends to a stream until the result is called. */
  readonly delayVisibility?: (stream: StreamName) => () => void;
  readonly dispose: () => Promise<void>;
}

export type OpenStore = () => Promise<StoreUnderTest>;

/** Opens a store for one test and disposes of it afterwards. */
export const using =
  (open: OpenStore) => (test: (subject: StoreUnderTest) => Promise<void>) => async (): Promise<void> => {
    const subject = await open();
    try {
      await test(subject);
    } finally {
      await subject.dispose();
    }
  };
