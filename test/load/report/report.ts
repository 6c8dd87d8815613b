import type { Outcome } from '../scenarios/scenario.js';

/** What became of a scenario: its figures, or why there are none. */
export type Result =
  { readonly name: string; readonly outcome: Outcome } | { readonly name: string; readonly failure: string };

const rounded = (value: number | undefined): number | null =>
  value === undefined ? null : Number(value.toPrecision(5));

/** The machine's form; null where a figure does not apply. */
export const jsonReport = (results: readonly Result[]): string => {
  const scenarios = results.flatMap((result) => {
    if ('failure' in result) return [];
    const { name, outcome } = result;
    const { value, unit, rawLimit, ratio, p50Ms, p99Ms, peakRssMb } = outcome;
    return [
      {
        name,
        value: rounded(value),
        unit,
        rawLimit: rounded(rawLimit),
        ratio: rounded(ratio),
        p50Ms: rounded(p50Ms),
        p99Ms: rounded(p99Ms),
        peakRssMb: rounded(peakRssMb),
      },
    ];
  });
  return JSON.stringify({ scenarios });
};
