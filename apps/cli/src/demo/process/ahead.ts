/** Something that begins at once and is waited for later. */
export interface Ahead<T> extends AsyncDisposable {
  /** Rejects as its beginning did. */
  readonly ready: Promise<T>;
}

/** What has begun is disposed of in any case, also where nobody came to wait for it. */
export const ahead = <T extends AsyncDisposable>(begin: () => Promise<T>): Ahead<T> => {
  const ready = begin();
  const settled = ready.catch(() => undefined);
  return {
    ready,
    [Symbol.asyncDispose]: async () => {
      await (await settled)?.[Symbol.asyncDispose]();
    },
  };
};
