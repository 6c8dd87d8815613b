import type { EventStore } from '@lienthong/event-store';

/**
 * The store, for deciding one request under a key: `claim` comes durably before the first event and not at all where
 * nothing is written, so that a refusal leaves the key free, two requests cannot both be taken, and after a crash in
 * between the key stands for the request that is repeated. So it does after a write that failed (503): whether it reached
 * the disk is not always known, and another body under a key that was free again could be taken beside the first.
 */
export const claimOnWrite = (store: EventStore, claim: () => Promise<void>): EventStore => ({
  ...store,
  append: async (stream, expected, events, options) => {
    // What was decided on an old state is decided anew, and may yet be refused.
    const old = typeof expected === 'number' ? expected : -1;
    const outdated = expected !== 'any' && (await store.headOf(stream)) > old;
    if (!outdated) await claim();
    return store.append(stream, expected, events, options);
  },
});
