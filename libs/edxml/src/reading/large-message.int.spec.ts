import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

describe('a message of 200 MB', () => {
  it('is written and read in flat memory', async () => {
    const script = fileURLToPath(new URL('../testing/large-message.js', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script]);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    expect(report).toMatchObject({ ok: true, delivered: ['raw 38', 'zip 38', 'raw 38', 'zip 38'] });
    expect(report['megabytes']).toBeGreaterThanOrEqual(200);
    // Held in memory, the message and its attachments would need 350 MB.
    expect(report['heldMb']).toBeLessThan(80);
  }, 120_000);
});
