import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** How many files with something in them lie under a folder. */
export const filesUnder = async (dir: string): Promise<number> => {
  const names = await readdir(dir, { recursive: true });
  const files = await Promise.all(names.map((name) => stat(join(dir, name))));
  return files.filter((file) => file.isFile() && file.size > 0).length;
};
