import type { EventStore } from '../port/event-store.js';
import type { Codec } from './codec.js';

/** The same store, whose appends pass through the codec, so that no writer can forget a version. Reads stay raw. */
export const encodingStore = <Store extends EventStore>(store: Store, codec: Codec): Store => ({
  ...store,
  append: (stream, expected, events, options) => {
    const encoded = events.map(codec.encode);
    return options === undefined
      ? store.append(stream, expected, encoded)
      : store.append(stream, expected, encoded, options);
  },
});
