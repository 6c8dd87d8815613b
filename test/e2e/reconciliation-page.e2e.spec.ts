import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { examplesOf, root, runExamples } from '../support/documented.js';

describe('the page about reconciliation, followed to the letter', () => {
  it('compares a register and says of each row where it stands', async () => {
    const blocks = examplesOf(await readFile(join(root, 'docs/reconciliation.md'), 'utf8'));
    expect(blocks).toHaveLength(1);
    await using ran = await runExamples({ blocks });
    expect(ran.stdout).toContain('Dòng 3, cột “Mã hồ sơ”: mã hồ sơ có ký tự không hợp lệ.');
    expect(JSON.parse(await ran.file('doi-soat.json'))).toMatchObject({
      agency: 'H49.204',
      counts: { unknownToHub: 1, unreadable: 1 },
      drifts: [
        { code: 'H49.204-260303-0001', kind: 'unknown-to-hub', sentence: 'Trục không có hồ sơ này của đơn vị.' },
      ],
    });
  }, 300_000);
});
