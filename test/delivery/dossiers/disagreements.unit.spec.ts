import { csvOf, rowsOf } from './csv.js';
import type { CsvRow } from './csv.js';
import { disagreementsOf } from './disagreements.js';
import { isLater } from './hub-csv.js';

const row = (more: Partial<CsvRow> = {}): CsvRow => ({
  code: 'H49.204-261127-000001',
  leg: 'bhyt',
  state: 'completed',
  moment: '2026-11-27T03:00:00.000Z',
  ...more,
});
const between = (theirs: readonly CsvRow[], hubs: readonly CsvRow[]) =>
  disagreementsOf('bhxh', rowsOf(csvOf(theirs)), rowsOf(csvOf(hubs)));

describe('two sides', () => {
  it('agree when they say the same, in whatever order', () => {
    const whole = row({ leg: '' });
    expect(between([row(), whole], [whole, row()])).toEqual([]);
  });

  it.each<[string, readonly CsvRow[], readonly CsvRow[], string]>([
    ['a row is missing at the hub', [row()], [], 'unknown to the hub'],
    ['a row is missing at the agency', [], [row()], 'unknown to bhxh'],
    ['the states differ', [row()], [row({ state: 'acknowledged' })], 'acknowledged at the hub'],
    ['the moments differ', [row()], [row({ moment: '2026-11-27T03:00:00.001Z' })], '03:00:00.001Z by the hub'],
    ['one says it twice', [row(), row()], [row()], 'twice at bhxh'],
    ['the legs differ', [row()], [row({ leg: 'thuong-tru' })], 'unknown to the hub'],
  ])('disagree where %s', (_, theirs, hubs, told) => {
    expect(between(theirs, hubs).join('\n')).toContain(told);
  });
});

describe('what happened last', () => {
  const at = (state: string, moment: string) => ({ state, moment });

  it('is what bears the later moment, whatever was heard first', () => {
    expect(isLater(at('acknowledged', '2026-11-27T03:00:00.002Z'), at('completed', '2026-11-27T03:00:00.001Z'))).toBe(
      true,
    );
    expect(isLater(at('completed', '2026-11-27T03:00:00.001Z'), at('acknowledged', '2026-11-27T03:00:00.002Z'))).toBe(
      false,
    );
  });

  it('is, within one millisecond, what is done last: taken on, sent back or finished', () => {
    const moment = '2026-11-27T03:00:00.001Z';
    expect(isLater(at('acknowledged', moment), at('completed', moment))).toBe(false);
    expect(isLater(at('completed', moment), at('acknowledged', moment))).toBe(true);
    expect(isLater(at('delivered', moment), at('received', moment))).toBe(true);
  });
});
