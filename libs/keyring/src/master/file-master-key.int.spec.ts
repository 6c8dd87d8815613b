import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFault } from '@lienthong/kernel';
import { createFileMasterKey, openFileMasterKey } from './file-master-key.js';

const faultOf = async (work: Promise<unknown>): Promise<{ code: string; message: string }> => {
  const caught: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (isFault(caught)) return caught;
  throw new Error('No fault was thrown', { cause: caught });
};

describe('the master key in a file', () => {
  let dir: string;
  let path: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'master-key-'));
    path = join(dir, 'master.key');
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('is 32 random bytes that only their owner can reach, whatever the umask', async () => {
    const before = process.umask(0);
    await createFileMasterKey(path).finally(() => process.umask(before));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const bytes = await readFile(path);
    expect(bytes.length).toBe(32);
    expect(bytes.equals(Buffer.alloc(32))).toBe(false);
  });

  it('unwraps after a restart what it wrapped', async () => {
    await createFileMasterKey(path);
    const wrapped = await (await openFileMasterKey(path)).wrap(Buffer.alloc(32, 7), 'key-1');
    const unwrapped = await (await openFileMasterKey(path)).unwrap(wrapped, 'key-1');
    expect(Buffer.from(unwrapped)).toEqual(Buffer.alloc(32, 7));
  });

  it('is never written over', async () => {
    await createFileMasterKey(path);
    const before = await readFile(path);
    expect((await faultOf(createFileMasterKey(path))).code).toBe('keyring/exists');
    expect(await readFile(path)).toEqual(before);
  });

  it('is not opened when its group or others can reach it, and the fault says what to do', async () => {
    await createFileMasterKey(path);
    for (const mode of [0o640, 0o604, 0o620, 0o644]) {
      await chmod(path, mode);
      const fault = await faultOf(openFileMasterKey(path));
      expect(fault.code).toBe('keyring/permissions');
      expect(fault.message).toContain(`chmod 600 ${path}`);
    }
  });

  it('is not opened when it has another length', async () => {
    for (const length of [0, 31, 33]) {
      await writeFile(path, Buffer.alloc(length), { mode: 0o600 });
      expect((await faultOf(openFileMasterKey(path))).code).toBe('keyring/damaged');
    }
  });

  it('is not made in passing when it is missing', async () => {
    expect((await faultOf(openFileMasterKey(path))).code).toBe('keyring/missing');
  });

  it('cannot be made in a folder that is not there', async () => {
    expect((await faultOf(createFileMasterKey(join(dir, 'no', 'key')))).code).toBe('keyring/unavailable');
  });
});
