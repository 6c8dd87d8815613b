import type { LocalDate } from '@lienthong/identifiers';
import type { Procedure } from '../model/procedure.js';
import { readProcedure } from '../reading/read-procedure.js';
import { exampleYaml } from '../testing/example-yaml.js';
import { createLibrary, optionsUnder } from './library.js';

const version = (from: string, more = ''): Procedure => {
  const read = readProcedure(exampleYaml.replace('from: 2026-01-01', `from: ${from}${more}`));
  if (!read.ok) throw new TypeError(JSON.stringify(read.problems));
  return read.value;
};
const day = (text: string): LocalDate => text as LocalDate;

const variants = '\nvariants:\n  - { code: "2.001023", never: [xac-minh] }';
const library = createLibrary([version('2026-09-01', variants), version('2024-07-01', variants)]);
const fromOn = (code: string, text: string) => {
  const found = library.inForce(code, day(text));
  return found.ok ? found.value.from : found.refusal;
};

describe('the procedures through time', () => {
  it('give the version in force on the day of reception, to the day', () => {
    expect(fromOn('2.000986', '2024-07-01')).toBe('2024-07-01');
    expect(fromOn('2.000986', '2026-08-31')).toBe('2024-07-01');
    expect(fromOn('2.000986', '2026-09-01')).toBe('2026-09-01');
  });

  it('give a dossier the version it was received under, for as long as it lasts', () => {
    expect(library.version('2.000986', '2024-07-01')).toMatchObject({ ok: true, value: { from: '2024-07-01' } });
    expect(library.version('2.000986', '2025-01-01')).toEqual({
      ok: false,
      refusal: { code: 'procedure/version-unknown', params: { procedure: '2.000986', from: '2025-01-01' } },
    });
  });

  it('give of two from one day the later given, to who is received and to who was', () => {
    const own = { ...version('2024-07-01'), name: 'Của tỉnh' };
    const both = createLibrary([version('2024-07-01'), version('2026-09-01'), own]);
    expect(both.inForce('2.000986', day('2025-01-01'))).toEqual({ ok: true, value: own });
    expect(both.version('2.000986', '2024-07-01')).toEqual({ ok: true, value: own });
    expect(both.onDay(day('2025-01-01'))).toEqual([own]);
  });

  it('refuse a code that they do not have, and a day before the first version or after the last', () => {
    expect(fromOn('1.999999', '2026-01-01')).toEqual({ code: 'procedure/unknown', params: { procedure: '1.999999' } });
    expect(fromOn('2.000986', '2024-06-30')).toMatchObject({ code: 'procedure/not-in-force' });
    const ended = createLibrary([version('2024-07-01', '\nuntil: 2025-06-30')]);
    expect(ended.inForce('2.000986', day('2025-06-30')).ok).toBe(true);
    expect(ended.inForce('2.000986', day('2025-07-01')).ok).toBe(false);
    expect(ended.onDay(day('2025-07-01'))).toEqual([]);
  });

  it('are found under a variant’s code, under which some options are never chosen', () => {
    expect(fromOn('2.001023', '2026-10-01')).toBe('2026-09-01');
    const [first] = library.all;
    expect(first && [...optionsUnder(first, '2.001023', new Set(['xac-minh', 'khac']))]).toEqual(['khac']);
    expect(first && [...optionsUnder(first, '2.000986', new Set(['xac-minh']))]).toEqual(['xac-minh']);
  });
});
