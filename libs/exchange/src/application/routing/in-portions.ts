const PORTION = 100;

/** Works on a hundred at a time: a document to three thousand must not hold the memory of all of them at once. */
export const inPortions = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  for (let start = 0; start < items.length; start += PORTION) {
    await Promise.all(items.slice(start, start + PORTION).map(work));
  }
};
