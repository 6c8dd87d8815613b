import Table from 'cli-table3';
import { describeGrowth } from './growth.js';
import type { Result } from './report.js';

const figure = (value: number | undefined): string => {
  if (value === undefined) return '';
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
};

const HEAD = ['scenario', 'value', 'unit', 'raw limit', 'ratio', 'p50 ms', 'p99 ms', 'peak MB', 'bar'];

const verdicts = (result: Result): string =>
  'failure' in result
    ? 'FAILED'
    : result.outcome.bars.map(({ what, met }) => `${met ? 'met   ' : 'MISSED'} ${what}`).join('\n');

export const tableReport = (results: readonly Result[]): string => {
  const table = new Table({ head: HEAD, style: { head: [], border: [] } });
  for (const result of results) {
    if ('failure' in result) {
      table.push([result.name, '', '', '', '', '', '', '', verdicts(result)]);
      continue;
    }
    const { value, unit, rawLimit, rawLimitIs, ratio, p50Ms, p99Ms, peakRssMb } = result.outcome;
    const limit = [figure(rawLimit), rawLimitIs].filter(Boolean).join('\n');
    const figures = [ratio, p50Ms, p99Ms, peakRssMb].map(figure);
    table.push([result.name, figure(value), unit, limit, ...figures, verdicts(result)]);
  }
  const notes = results.flatMap((result) =>
    'failure' in result
      ? [`${result.name} FAILED: ${result.failure}`]
      : result.outcome.remarks.map((remark) => `${result.name}: ${remark}`),
  );
  const plots = results.flatMap((result) =>
    'outcome' in result && result.outcome.growth ? [describeGrowth(result.name, result.outcome.growth)] : [],
  );
  return [table.toString(), ...notes, ...plots].join('\n');
};
