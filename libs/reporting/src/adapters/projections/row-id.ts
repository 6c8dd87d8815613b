/** Places in the store that one receiver's rows have room for: 17 thousand million. */
const PLACES = 2 ** 34;

/** `receiver`: the number of its word. A safe integer for half a million words. */
export const rowId = (receiver: number, position: number): number => receiver * PLACES + position;

export interface RowRange {
  /** Exclusive. */
  readonly after: number;
  /** Exclusive. */
  readonly before: number;
}

/** The rows of one receiver. */
export const rowsOf = (receiver: number): RowRange => ({ after: rowId(receiver, 0), before: rowId(receiver + 1, 0) });
