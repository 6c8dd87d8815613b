import type { View } from './view.js';

type Rows = AsyncIterableIterator<View extends AsyncIterable<infer Row> ? Row : never>;

/** A view whose reader tells the digest of all its rows before it gives the first. */
export const digested = (open: (known: (digest: string) => void) => Rows): View => {
  let digest: string | undefined;
  return {
    digest: () => digest,
    [Symbol.asyncIterator]: () => open((known) => (digest = known)),
  };
};
