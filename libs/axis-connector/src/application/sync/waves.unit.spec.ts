import type { AgencyCode } from '@lienthong/identifiers';
import type { SyncRow } from '../../domain/sync/sync-row.js';
import { inWaves } from './waves.js';

const row = (code: string, parent?: string): SyncRow => ({
  code: code as AgencyCode,
  oldCodes: [],
  name: code,
  deleted: false,
  ...(parent === undefined ? {} : { parent: parent as AgencyCode }),
});
const codesOf = (rows: readonly SyncRow[]) => inWaves(rows).map((wave) => wave.map(({ code }) => code));

describe('the order in which rows are recorded', () => {
  it('has who stands above in an earlier wave', () => {
    expect(codesOf([row('G3', 'G2'), row('G2', 'G1'), row('G1'), row('G4', 'G1'), row('G9', 'G8')])).toEqual([
      ['G1', 'G9'],
      ['G2', 'G4'],
      ['G3'],
    ]);
  });

  it('has who stands above by its code alone in an earlier wave, where the list has no tree', () => {
    expect(codesOf([row('H49.204.05'), row('H49.204'), row('H49')])).toEqual([['H49'], ['H49.204'], ['H49.204.05']]);
  });

  it('follows the list where the code says otherwise', () => {
    expect(codesOf([row('H49', 'H49.204'), row('H49.204')])).toEqual([['H49.204'], ['H49']]);
  });

  it('ends at rows that stand above each other', () => {
    expect(codesOf([row('G1', 'G2'), row('G2', 'G1'), row('G3', 'G1')]).flat()).toHaveLength(3);
  });

  it('of a chain of 60,000 is found in seconds', () => {
    const chain = Array.from({ length: 60_000 }, (_, index) => row(`C${index}`, `C${index + 1}`));
    const from = performance.now();
    const waves = inWaves(chain);
    expect(performance.now() - from).toBeLessThan(5_000);
    expect(waves).toHaveLength(60_000);
    expect(waves[0]?.[0]?.code).toBe('C59999');
  });
});
