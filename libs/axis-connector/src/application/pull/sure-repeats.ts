/** Messages that were the same as one that is here. */
export interface Repeats {
  /**
   * True the second time that a docId brings what is here already. An axis that mixes messages up hands out one under
   * another's docId: acknowledging that would lose the other, so it is fetched once more before it is believed.
   */
  isSureOf(docId: string): boolean;
}

/** DocIds that are remembered; one that is forgotten is fetched once more. */
const MOST = 4_096;

export const sureRepeats = (): Repeats => {
  const seen = new Set<string>();
  return {
    isSureOf: (docId) => {
      if (seen.delete(docId)) return true;
      seen.add(docId);
      const [oldest] = seen;
      if (seen.size > MOST && oldest !== undefined) seen.delete(oldest);
      return false;
    },
  };
};
