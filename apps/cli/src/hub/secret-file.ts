import { open, rm } from 'node:fs/promises';
import { Fault } from '@lienthong/kernel';

/** A new file for a secret that is shown once. It is opened before the secret is made, and vanishes without one. */
export interface SecretFile extends AsyncDisposable {
  write(text: string): Promise<void>;
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const nowhere: SecretFile = {
  write: () => Promise.resolve(),
  [Symbol.asyncDispose]: () => Promise.resolve(),
};

/** Mode 0600; never overwrites. Faults: `cli/file-exists`, `cli/file`. */
export const openSecret = async (path: string | undefined): Promise<SecretFile> => {
  if (path === undefined) return nowhere;
  const file = await open(path, 'wx', 0o600).catch((cause: unknown) => {
    throw new Fault(codeOf(cause) === 'EEXIST' ? 'cli/file-exists' : 'cli/file', `Cannot make ${path}`, { cause });
  });
  let written = false;
  return {
    write: async (text) => {
      await file.writeFile(text);
      await file.sync();
      written = true;
    },
    [Symbol.asyncDispose]: async () => {
      await file.close();
      if (!written) await rm(path, { force: true });
    },
  };
};
