import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { examplesOf, root, runExamples } from '../support/documented.js';

describe('the README', () => {
  it('holds examples that work as written, one after the other', async () => {
    const blocks = examplesOf(await readFile(join(root, 'README.md'), 'utf8'));
    expect(blocks.length).toBeGreaterThan(4);
    await using ran = await runExamples({ blocks });
    expect(ran.stdout).toContain('"kind":"document"');
    expect(ran.stdout).toContain('Đã tiếp nhận');
    expect(await ran.file('received.edxml')).toContain('V/v kết nối, liên thông');
  }, 300_000);
});
