import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { codeOf } from '../testing/code-of.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { lockFolder } from './lock.js';

const LOCK_MODULE = new URL('./lock.js', import.meta.url).href;
const HOLDER = `
  const { lockFolder } = await import(process.argv[1]);
  lockFolder(process.argv[2]);
  process.stdout.write('held');
  setInterval(() => {}, 1000);
`;

describe('the lock of a folder', () => {
  it('is held by one at a time and can be taken again once given back', () => {
    using folder = temporaryFolder();
    const lock = lockFolder(folder.path);
    expect(codeOf(() => lockFolder(folder.path))).toBe('store/locked');
    lock[Symbol.dispose]();
    lock[Symbol.dispose]();
    using again = lockFolder(folder.path);
    expect(again.file).toContain(folder.path);
  });

  it('is held against other processes, and dies with its own', async () => {
    using folder = temporaryFolder();
    const child = spawn(
      process.execPath,
      ['--no-warnings', '--input-type=module', '-e', HOLDER, LOCK_MODULE, folder.path],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(child.stdout, 'data');
    expect(codeOf(() => lockFolder(folder.path))).toBe('store/locked');
    child.kill('SIGKILL');
    await once(child, 'exit');
    using mine = lockFolder(folder.path);
    expect(mine.file).toContain(folder.path);
  });
});
