import { access, mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Makes a folder for its owner alone, and those above it. Not `mkdir` with `recursive`: where a file system answers ENOENT
 * for a name that it does not take, as /proc does, Node tries for ever.
 */
export const makeFolder = async (dir: string): Promise<void> => {
  const path = resolve(dir);
  const parent = dirname(path);
  if (parent !== path && !(await isThere(parent))) await makeFolder(parent);
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
};
