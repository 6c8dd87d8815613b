import { readFile } from 'node:fs/promises';
import { renderCatalogue } from '@lienthong/refusals';

const committed = new URL('../../../docs/refusal-codes.md', import.meta.url);

describe('docs/refusal-codes.md', () => {
  it('says what the catalogue says; `npm run refusals` writes it anew', async () => {
    expect(await readFile(committed, 'utf8')).toBe(renderCatalogue());
  });
});
