import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Fault } from '@lienthong/kernel';
import { KEY_BYTES, newSecretBytes, secretOf } from '../data-key.js';
import { localMasterKey } from './local-master-key.js';
import type { MasterKey } from './master-key.js';

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const fsyncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  await using handle = await open(folder, 'r');
  await handle.sync();
};

const unreadable = (path: string, cause: unknown): Fault =>
  codeOf(cause) === 'ENOENT'
    ? new Fault('keyring/missing', `The master key ${path} is not there`, { cause })
    : new Fault('keyring/unavailable', `The master key ${path} cannot be read`, { cause, retriable: true });

/**
 * Makes the file: 32 random bytes, mode 0600, durable when it resolves. Never writes over a file that is there
 * (`keyring/exists`), since every blob and event ever sealed would be lost with it. Other failures: `keyring/unavailable`.
 */
export const createFileMasterKey = async (path: string): Promise<void> => {
  const bytes = newSecretBytes();
  try {
    await using handle = await open(path, 'wx', OWNER_ONLY);
    await handle.chmod(OWNER_ONLY);
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') throw new Fault('keyring/exists', `There is a master key at ${path}`, { cause });
    throw new Fault('keyring/unavailable', `The master key ${path} cannot be written`, { cause, retriable: true });
  } finally {
    bytes.fill(0);
  }
  await fsyncFolder(dirname(path));
};

/**
 * Faults: `keyring/missing`; `keyring/permissions` when anyone but the owner may touch the file; `keyring/damaged` when
 * it does not hold 32 bytes; `keyring/unavailable`.
 */
export const openFileMasterKey = async (path: string): Promise<MasterKey> => {
  const { mode, bytes } = await readFileMasterKey(path);
  if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
    bytes.fill(0);
    throw new Fault('keyring/permissions', `Others can reach the master key ${path}: run "chmod 600 ${path}"`);
  }
  if (bytes.length !== KEY_BYTES) {
    bytes.fill(0);
    throw new Fault('keyring/damaged', `The master key ${path} does not hold ${KEY_BYTES} bytes: restore its backup`);
  }
  return localMasterKey(secretOf(bytes));
};

const readFileMasterKey = async (path: string): Promise<{ mode: number; bytes: Buffer }> => {
  try {
    await using handle = await open(path, 'r');
    const { mode } = await handle.stat();
    return { mode, bytes: await handle.readFile() };
  } catch (cause) {
    throw unreadable(path, cause);
  }
};
