import { KIT_UUID } from '../testing/zips.js';
import { isWrapping } from './zip-rule.js';

const kit = (extension: string) => `${KIT_UUID}.${extension}`;

describe('whether a ZIP is only a wrapping', () => {
  it.each([
    ['a.zip', kit('zip'), 1, false],
    ['a.zip', 'a.txt', 1, false],
    ['a.docx', '[Content_Types].xml', 12, false],
    ['a.docx', kit('docx'), 1, true],
    ['a.DOCX', kit('docx'), 1, true],
    ['a.docx', kit('pdf'), 1, false],
    ['a.docx', 'a.docx', 1, false],
    ['a.pdf', 'anything', 1, true],
    ['a.pdf', kit('pdf'), 2, false],
    ['a', 'anything', 1, true],
    ['a.pdf', 'b.PDF', undefined, true],
    ['a.pdf', kit('tmp'), undefined, true],
    ['a.pdf', 'b.xml', undefined, false],
    [undefined, kit('pdf'), 1, true],
    [undefined, 'a.pdf', 1, false],
    [undefined, kit('pdf'), 2, false],
  ])('%s with first entry %s, entries %s: %s', (name, entryName, entries, expected) => {
    const evidence = { entryName, ...(name === undefined ? {} : { name }) };
    expect(isWrapping(entries === undefined ? evidence : { ...evidence, entries })).toBe(expected);
  });
});
