const PORTION = 100;
const AT_ONCE = 400;

export type InPortions = <T>(items: readonly T[], work: (item: T) => Promise<void>) => Promise<void>;

/**
 * Works on a hundred at a time, and on a few hundred in all calls together: documents to three thousand must not hold
 * the memory of all their recipients at once. A portion's work must not call for portions itself.
 */
export const createPortions = (): InPortions => {
  let busy = 0;
  let waiting: (() => void)[] = [];

  const work = async <T>(portion: readonly T[], one: (item: T) => Promise<void>): Promise<void> => {
    while (busy > 0 && busy + portion.length > AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    busy += portion.length;
    const results = await Promise.allSettled(portion.map(one));
    busy -= portion.length;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  };

  return async (items, one) => {
    for (let start = 0; start < items.length; start += PORTION) await work(items.slice(start, start + PORTION), one);
  };
};
