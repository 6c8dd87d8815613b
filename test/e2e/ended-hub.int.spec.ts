import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

describe('a hub that was ended', () => {
  it('leaves nothing by which its process would go on', async () => {
    const script = fileURLToPath(new URL('./ended-hub-process.js', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', script], { timeout: 50_000 });
    expect(Number(stdout)).toBeLessThan(1_000);
  });
});
