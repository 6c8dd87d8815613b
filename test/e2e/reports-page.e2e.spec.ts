import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { examplesOf, root, runExamples } from '../support/documented.js';

describe('the page about reports, followed to the letter', () => {
  it('reports the quarter of Hàm Tân in the terminal, as files, as a picture and over HTTP', async () => {
    const page = await readFile(join(root, 'docs/reports.md'), 'utf8');
    const blocks = examplesOf(page);
    expect(blocks.length).toBeGreaterThan(4);
    await using ran = await runExamples({ blocks });
    const form = await ran.file('bieu.txt');
    expect(form).toMatch(/Tổng cộng +4\.917 +246 +2\.180 +2\.491 +3\.503 +[\d.]+ +[\d.]+ +1\.733 +1\.414 +827 +587/);
    // The rates that the page promises.
    const rates = [...form.matchAll(/Tỷ lệ quá hạn · [^:]+: ([\d,]+)\s?%/g)].map(([, rate = '']) =>
      rate.replace(',', '.'),
    );
    expect(rates).toHaveLength(4);
    for (const rate of rates) expect(page).toContain(`${rate} %`);
    expect(form).toMatch(/Thời gian bưu chính/);
    expect(await ran.file('doi-soat.csv')).toContain('Từ kỳ trước (6)');
    expect(
      Buffer.from(await ran.bytes('bieu.xlsx'))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect(await ran.file('thoi-gian.svg')).toContain('(bưu chính)');
    expect(await ran.file('thoi-gian-http.svg')).toBe(await ran.file('thoi-gian.svg'));
    expect(JSON.parse(await ran.file('bieu.json'))).toMatchObject({
      form: 'II.06a',
      forms: { reported: { total: { received: 4917, overdue: 587 } } },
    });
    expect(await ran.file('xep-hang.csv')).toMatch(/1,Huyện Hàm Tân \(dữ liệu giả lập\),0\.52/);
  }, 300_000);
});
