import { open, readFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { Fault, isFault } from '@lienthong/kernel';
import type { MasterKey } from '@lienthong/keyring';

const CONTEXT = 'lienthong/master-check';

/**
 * A few random bytes wrapped by the master key lie beside the store. A key that does not open them is another key: a hub
 * that ran under it would take documents which nobody could read once the right one is back.
 * Fault: `keyring/wrong-master`.
 */
export const checkMaster = async (master: MasterKey, file: string): Promise<void> => {
  const kept = await readFile(file).catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  });
  if (kept === undefined) {
    await using handle = await open(file, 'wx', 0o600);
    await handle.writeFile(await master.wrap(randomBytes(32), CONTEXT));
    await handle.sync();
    return;
  }
  try {
    await master.unwrap(kept, CONTEXT);
  } catch (cause) {
    if (!isFault(cause) || cause.code !== 'keyring/tampered') throw cause;
    throw new Fault('keyring/wrong-master', 'This is not the master key of this hub: restore it from its backup', {
      cause,
    });
  }
};
