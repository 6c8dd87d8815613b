/** So many at a time; the others wait in the order in which they came. */
export interface Places {
  /** Resolves once there is room; what it gives is to be called when the place is free again. */
  take(): Promise<() => void>;
}

export const places = (most: number): Places => {
  const waiting: (() => void)[] = [];
  let taken = 0;
  const free = (): void => {
    const next = waiting.shift();
    if (next === undefined) taken -= 1;
    else next();
  };
  return {
    take: async () => {
      if (taken < most) taken += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      let isFree = false;
      return () => {
        if (!isFree) free();
        isFree = true;
      };
    },
  };
};
