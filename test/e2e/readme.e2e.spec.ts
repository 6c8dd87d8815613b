import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../support/free-port.js';

const root = join(import.meta.dirname, '../../..');

/** The blocks of the README that are marked to be run, in their order. */
const examplesOf = (readme: string): readonly string[] =>
  [...readme.matchAll(/^```sh run\n(.*?)^```$/gms)].map(([, block]) => block ?? '');

describe('the README', () => {
  it('holds examples that work as written, one after the other', async () => {
    const blocks = examplesOf(await readFile(join(root, 'README.md'), 'utf8'));
    expect(blocks.length).toBeGreaterThan(4);
    const folder = await mkdtemp(join(tmpdir(), 'readme-'));
    const port = await freePort();
    const script = blocks
      .join('\n')
      .replaceAll('npm run --silent hub --', `"${process.execPath}" --no-warnings "${root}/apps/cli/dist/main.js"`)
      .replaceAll('8080', String(port))
      .replaceAll('file=@README.md', `file=@${root}/README.md`)
      // The hub of the example runs in the background; the shell waits until it listens.
      .replace(
        /(serve .*) &$/m,
        `$1 > hub.log & trap "kill $!" EXIT\nuntil grep -q listening hub.log; do sleep 0.1; done`,
      );
    const env = { ...process.env, PATH: `${join(process.execPath, '..')}:${process.env['PATH'] ?? ''}` };
    const run = promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, env, timeout: 100_000 });
    const { stdout } = await run.catch((error: unknown) => {
      const { stderr = '', stdout: out = '' } = error as { stderr?: string; stdout?: string };
      throw new Error(`An example failed:\n${out.slice(-2_000)}\n${stderr.slice(-2_000)}`);
    });
    expect(stdout).toContain('"kind":"document"');
    expect(stdout).toContain('Đã tiếp nhận');
    expect(await readFile(join(folder, 'received.edxml'), 'utf8')).toContain('V/v kết nối, liên thông');
    await rm(folder, { recursive: true, force: true });
  }, 120_000);
});
