import { access, mkdir } from 'node:fs/promises';
import { openFolderBlobStore } from '@lienthong/blob-store';
import type { BlobStore } from '@lienthong/blob-store';
import { encodingStore, lockFolder, openSqliteEventStore } from '@lienthong/event-store';
import type { Codec, SqliteEventStore } from '@lienthong/event-store';
import { Fault, isFault, systemClock } from '@lienthong/kernel';
import type { Clock } from '@lienthong/kernel';
import { createKeyring, openFileMasterKey } from '@lienthong/keyring';
import type { Keyring, MasterKey } from '@lienthong/keyring';
import type { HubFolder } from './folder.js';
import { checkMaster } from './master-check.js';

/** Everything durable of one hub, held by this process alone. */
export interface Storage extends AsyncDisposable {
  readonly store: SqliteEventStore;
  readonly blobs: BlobStore;
  readonly keyring: Keyring;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** A folder without a key and without events was never a hub; events without their key are one that lost it. */
const openMaster = async ({ dir, masterKey, events }: HubFolder): Promise<MasterKey> => {
  try {
    return await openFileMasterKey(masterKey);
  } catch (fault) {
    if (!isFault(fault) || fault.code !== 'keyring/missing' || (await isThere(events))) throw fault;
    throw new Fault('hub/not-initialised', `There is no hub in ${dir}`, { cause: fault });
  }
};

/** Faults: `store/locked` when another hub holds the folder, `hub/not-initialised`, `keyring/…`. */
export const openStorage = async (folder: HubFolder, codec: Codec, clock: Clock = systemClock): Promise<Storage> => {
  const master = await openMaster(folder);
  const lock = lockFolder(folder.dir);
  await using opened = new AsyncDisposableStack();
  opened.use(lock);
  await checkMaster(master, folder.masterCheck);
  const store = opened.adopt(await openSqliteEventStore({ file: folder.events, clock }), (open) => open.close());
  await mkdir(folder.models, { recursive: true, mode: 0o700 });
  const blobs = opened.adopt(await openFolderBlobStore({ dir: folder.blobs }), (open) => open.close());
  const keyring = createKeyring({ master, keys: store });
  const all = opened.move();
  return { store: encodingStore(store, codec), blobs, keyring, [Symbol.asyncDispose]: () => all.disposeAsync() };
};
