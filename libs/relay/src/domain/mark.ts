/** How far a topic shows its inbox, as the hub remembers it: the last relayed sequence and the offset it got. */
export interface Mark {
  /** -1 before the first. */
  readonly sequence: number;
  /** -1 before the first, and after a rebuild was ordered. */
  readonly offset: number;
}

export const NOTHING_RELAYED: Mark = { sequence: -1, offset: -1 };
