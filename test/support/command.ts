import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../apps/cli/dist/main.js', import.meta.url));

/** The command line against a hub, to its end; answers what it wrote with `--json`. Rejects where it failed. */
export const runCommand = async (url: string, token: string, args: readonly string[]): Promise<unknown> => {
  const child = spawn(process.execPath, ['--no-warnings', main, ...args, '--json'], {
    env: { PATH: process.env['PATH'] ?? '', LIENTHONG_URL: url, LIENTHONG_TOKEN: token },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`lienthong ${args.join(' ')} ended with ${child.exitCode}: ${err}`);
  return JSON.parse(out) as unknown;
};
