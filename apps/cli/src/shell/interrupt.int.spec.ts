import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

const WAITS = `
  import { aborted, untilInterrupted } from ${JSON.stringify(new URL('./interrupt.js', import.meta.url).href)};
  using interrupted = untilInterrupted();
  const alive = setInterval(() => undefined, 1_000);
  process.stdout.write('waits ');
  await aborted(interrupted.signal);
  process.stdout.write('ends');
  clearInterval(alive);
`;

describe('what npm started', () => {
  it('ends with the shell that npm ran it in, as at a signal of its own', async () => {
    const script = '"$RUNTIME" --input-type=module -e "$WAITS" && true';
    const shell = spawn('/bin/sh', ['-c', script], {
      env: { ...process.env, npm_lifecycle_event: 'hub', RUNTIME: process.execPath, WAITS },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said = text(shell.stdout);
    await once(shell.stdout, 'data');
    shell.kill('SIGTERM');
    expect(await said).toBe('waits ends');
  }, 30_000);
});
