import { strFromU8, unzipSync } from 'fflate';
import { renderXlsx } from './xlsx.js';

const partsOf = async (...args: Parameters<typeof renderXlsx>): Promise<ReadonlyMap<string, string>> =>
  new Map(Object.entries(unzipSync(await renderXlsx(...args))).map(([name, bytes]) => [name, strFromU8(bytes)]));

describe('tables as a workbook', () => {
  it('are sheets of their own, with numbers as numbers and Vietnamese as it is written', async () => {
    const parts = await partsOf([
      { title: 'Biểu II.06a', headings: ['Lĩnh vực'], rows: [['Đất đai'], [4917]] },
      { title: 'Nguyên nhân: quá hạn [10 + 13]', headings: ['A'], rows: [] },
    ]);
    const all = [...parts.values()].join('\n');
    expect(all).toContain('Đất đai');
    expect(all).toContain('name="Biểu II.06a"');
    expect(all).toContain('name="Nguyên nhân  quá hạn  10 + 13 "');
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<v>4917</v>');
  });

  it('run no formula: a text that looks like one is a text with an apostrophe', async () => {
    const parts = await partsOf([{ title: 'T', headings: ['A'], rows: [['=HYPERLINK("x")']] }]);
    expect([...parts.values()].join('\n')).toMatch(/'=HYPERLINK|&#39;=HYPERLINK|&apos;=HYPERLINK/);
    expect(parts.get('xl/worksheets/sheet1.xml')).not.toContain('<f>');
  });
});
