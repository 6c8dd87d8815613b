/** Steps that a reader can count with. */
const STEPS = [1, 2, 2.5, 5, 10];

/** Round values from 0 to the most or beyond it, some five of them. */
export const ticksTo = (most: number, about = 5): readonly number[] => {
  const rough = Math.max(most, 1) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (STEPS.find((one) => one * power >= rough) ?? 10);
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, index) => index * step);
};
