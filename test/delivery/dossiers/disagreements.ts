import type { CsvRow } from './csv.js';

const keyOf = ({ code, leg }: CsvRow): string => `${code} ${leg === '' ? 'as a whole' : leg}`;

const byKey = (who: string, rows: readonly CsvRow[], found: string[]): ReadonlyMap<string, CsvRow> => {
  const keyed = new Map<string, CsvRow>();
  for (const row of rows) {
    if (keyed.has(keyOf(row))) found.push(`${keyOf(row)}: twice at ${who}`);
    keyed.set(keyOf(row), row);
  }
  return keyed;
};

/** Where two sides do not say the same of the same: rows that one lacks, other states, other moments. */
export const disagreementsOf = (
  agency: string,
  theirs: readonly CsvRow[],
  hubs: readonly CsvRow[],
): readonly string[] => {
  const found: string[] = [];
  const own = byKey(agency, theirs, found);
  const ours = byKey('the hub', hubs, found);
  for (const [key, { state, moment }] of own) {
    const there = ours.get(key);
    if (there === undefined) found.push(`${key}: ${state} at ${agency}, unknown to the hub`);
    else if (there.state !== state) found.push(`${key}: ${state} at ${agency}, ${there.state} at the hub`);
    else if (there.moment !== moment)
      found.push(`${key}: ${state} at ${moment} by ${agency}, at ${there.moment} by the hub`);
  }
  for (const [key, { state }] of ours)
    if (!own.has(key)) found.push(`${key}: ${state} at the hub, unknown to ${agency}`);
  return found;
};
