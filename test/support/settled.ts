import type { Hub } from '@lienthong/hub';

/** Waits until every reaction to what was taken before is over. */
export const settled = async ({ exchange: { store, reactors } }: Pick<Hub, 'exchange'>): Promise<void> => {
  for (let head = -1; head !== (await store.head());) {
    head = await store.head();
    await Promise.all(reactors.map((reactor) => reactor.caughtUp(head)));
  }
};
