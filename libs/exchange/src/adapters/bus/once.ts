import { isFault } from '@lienthong/kernel';

/** Tells of each failure when it begins, not at every look: a broker that was not provisioned yet fails them all. */
export interface Once {
  readonly tell: (error: unknown) => void;
  /** A look is over: what failed in none since the last turn is news when it fails again. */
  turn(): void;
}

const codeOf = (error: unknown): string => {
  if (isFault(error)) return error.code;
  return error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
};

export const createOnce = (onFailure: (error: unknown) => void): Once => {
  let before = new Set<string>();
  let now = new Set<string>();
  return {
    tell: (error) => {
      const code = codeOf(error);
      if (!before.has(code) && !now.has(code)) onFailure(error);
      now.add(code);
    },
    turn: () => {
      before = now;
      now = new Set();
    },
  };
};
