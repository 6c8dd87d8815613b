import { catalogue } from './catalogue.js';
import { renderCatalogue } from './render-catalogue.js';

describe('renderCatalogue', () => {
  it('writes one row per code, sorted, whose cells no sentence breaks', () => {
    const rows = renderCatalogue()
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const codes = rows.map((row) => row.split('`')[1]);
    expect(codes).toEqual(Object.keys(catalogue).sort());
    expect(rows.filter((row) => row.split('|').length !== 7)).toEqual([]);
  });
});
