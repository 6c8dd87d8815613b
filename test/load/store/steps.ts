/** Counts towards an end, and keeps the rate of each part of the way. */
export interface Steps {
  /** False once the end is reached. */
  count(events: number): boolean;
  readonly done: () => boolean;
  readonly rates: readonly number[];
}

export type End = { readonly events: number } | { readonly seconds: number };

const STEPS = 10;

/** Towards a number of events there are ten parts; within a time there is one. */
export const createSteps = (end: End): Steps => {
  const rates: number[] = [];
  const stepOf = 'events' in end ? Math.ceil(end.events / STEPS) : Number.POSITIVE_INFINITY;
  const from = performance.now();
  let stepFrom = from;
  let counted = 0;
  let inStep = 0;
  const over = (now: number): boolean => ('events' in end ? counted >= end.events : now - from >= end.seconds * 1000);
  const close = (now: number): void => {
    rates.push((inStep / (now - stepFrom)) * 1000);
    stepFrom = now;
    inStep = 0;
  };
  let ended = false;
  return {
    rates,
    done: () => ended,
    count: (events) => {
      if (ended) return false;
      const now = performance.now();
      counted += events;
      inStep += events;
      ended = over(now);
      if (ended || inStep >= stepOf) close(now);
      return !ended;
    },
  };
};
