import type { FencedProducer } from '@lienthong/bus';

/** A producer that is spent after a fault, and can be opened anew. */
export interface RenewableProducer extends FencedProducer {
  /** Fences whoever had the transactional id meanwhile, so what is known of the tails is worth nothing. */
  renew(): Promise<void>;
}

export const renewable = async (open: () => Promise<FencedProducer>): Promise<RenewableProducer> => {
  let current = await open();
  const close = (): PromiseLike<void> => current[Symbol.asyncDispose]();
  return {
    transact: (batches) => current.transact(batches),
    discardOpen: (topics) => current.discardOpen(topics),
    renew: async () => {
      await close();
      current = await open();
    },
    [Symbol.asyncDispose]: close,
  };
};
