/** What one system acknowledged of one inbox: all up to `cursor`, and single entries beyond it. */
export interface Acknowledged {
  readonly cursor: number;
  readonly beyond: readonly number[];
}

export const nothingAcknowledged: Acknowledged = { cursor: -1, beyond: [] };

const contiguous = (cursor: number, beyond: readonly number[]): Acknowledged => {
  let reached = cursor;
  const rest = [...new Set(beyond)].filter((sequence) => sequence > cursor).sort((a, b) => a - b);
  while (rest[0] === reached + 1) {
    reached += 1;
    rest.shift();
  }
  return { cursor: reached, beyond: rest };
};

/** A cursor never goes back: reading again from earlier needs no acknowledgement. */
export const acknowledgeUpTo = (state: Acknowledged, sequence: number): Acknowledged =>
  contiguous(Math.max(state.cursor, sequence), state.beyond);

export const acknowledgeOne = (state: Acknowledged, sequence: number): Acknowledged =>
  sequence <= state.cursor ? state : contiguous(state.cursor, [...state.beyond, sequence]);

export const isAcknowledged = (state: Acknowledged, sequence: number): boolean =>
  sequence <= state.cursor || state.beyond.includes(sequence);

/** Sequences that `after` acknowledges and `before` did not. */
export const newlyAcknowledged = (before: Acknowledged, after: Acknowledged): readonly number[] => {
  const upTo = Array.from({ length: after.cursor - before.cursor }, (_, index) => before.cursor + 1 + index);
  return [...upTo, ...after.beyond].filter((sequence) => !isAcknowledged(before, sequence));
};
