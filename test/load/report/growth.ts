import type { Growth } from '../scenarios/scenario.js';

const WIDTH = 50;

/** A bar for each part of the way. */
export const describeGrowth = (name: string, { unit, steps, lines }: Growth): string => {
  const highest = Math.max(...lines.flatMap(({ rates }) => rates));
  const bar = (rate: number): string => '█'.repeat(Math.round((WIDTH * rate) / highest));
  const plots = lines.map(({ name: line, rates }) =>
    [
      `${name}, ${line}, ${unit}`,
      ...rates.map((rate, index) => `${(steps[index] ?? '').padStart(8)} ${rate.toFixed(0).padStart(8)} ${bar(rate)}`),
    ].join('\n'),
  );
  return ['', ...plots].join('\n');
};
