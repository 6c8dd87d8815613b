import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { examplesOf, root, runExamples } from '../support/documented.js';

describe('the page about dossiers, followed to the letter', () => {
  it('takes a birth from the counter to the citizen, past an error and a supplement', async () => {
    const blocks = examplesOf(await readFile(join(root, 'docs/dossiers.md'), 'utf8'));
    expect(blocks.length).toBeGreaterThan(3);
    await using ran = await runExamples({ blocks });
    expect(ran.stdout).toContain('việc mới: thực hiện chặng');
    const police = await ran.file('police.txt');
    expect(police).toContain('soDinhDanh: "022226000001"');
    expect(police).toContain('Thôn 1');
    for (const secret of ['Trần Thị Mẹ', 'Nguyễn An Nhiên', '0900000000', '22001'])
      expect(police).not.toContain(secret);
    const trace = await ran.file('trace.txt');
    for (const fact of ['Tiếp nhận hồ sơ', 'Sai ngày sinh', 'Đã bổ sung', 'Có kết quả', 'Trả kết quả'])
      expect(trace).toContain(fact);
  }, 300_000);
});
