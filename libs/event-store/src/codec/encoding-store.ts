import type { EventStore } from '../port/event-store.js';
import type { Codec } from './codec.js';

/** The same store, whose appends pass through the codec, so that no writer can forget a version. Reads stay raw. */
export const encodingStore = <Store extends EventStore>(store: Store, codec: Codec): Store => ({
  ...store,
  append: async (stream, expected, events, ...options) =>
    await store.append(stream, expected, events.map(codec.encode), ...options),
});
