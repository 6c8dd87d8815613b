import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

describe('large messages of several senders that an axis holds at once', () => {
  it('are taken byte for byte in flat memory', async () => {
    const script = fileURLToPath(new URL('./large-mail-process.js', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', '--expose-gc', script]);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    process.stderr.write(
      `Held beyond the start: ${String(report['heldMb'])} MB of ${String(report['megabytes'])} MB\n`,
    );
    expect(report).toMatchObject({ arrived: 6, asOffered: 6 });
    expect(report['megabytes']).toBeGreaterThanOrEqual(110);
    // Six are fetched at once: whole, as Base64 and decoded, they would need 280 MB.
    expect(report['heldMb']).toBeLessThan(80);
  }, 240_000);
});
