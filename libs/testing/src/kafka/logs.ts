import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Logs outlive their clusters, for the sake of a test that failed; the newest this many. */
const most = 40;

export const logFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const paths = (await readdir(folder)).map((name) => join(folder, name));
  const ages = await Promise.all(
    paths.map(async (path) => ({ path, at: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 })),
  );
  const old = ages.sort((a, b) => b.at - a.at).slice(most);
  await Promise.all(old.map(({ path }) => rm(path, { force: true })));
};
