import { hash, randomUUIDv7 } from 'node:crypto';
import { Fault } from '@lienthong/kernel';
import type { DataKey } from '@lienthong/keyring';
import { sealBytes, sealedSizeOf } from '@lienthong/keyring';
import type { StoredBlob } from '../port.js';
import type { Disk, DiskFile } from './disk.js';
import type { Layout } from './layout.js';
import type { PackPlace } from './place.js';
import { nameOf, refOf } from './place.js';
import { unavailable } from './unavailable.js';

/** Appends small blobs to shared files, many to one fsync: while one batch is synced, the next gathers. */
export interface PackWriter {
  put(bytes: Uint8Array, key: DataKey): Promise<StoredBlob>;
  /** Waits for what was put. */
  close(): Promise<void>;
}

/** An append-only file. Each place in it is given out once, so that a failed write harms no other. */
interface Pack {
  readonly id: string;
  /** Where the next blob goes. */
  end: number;
  file: DiskFile | undefined;
  /** Holds something that was synced. */
  used: boolean;
  /** After a failed write or sync nobody knows what the disk holds: nothing more goes in. */
  failure: Fault | undefined;
}

interface Entry {
  readonly pack: Pack;
  readonly position: number;
  readonly pieces: readonly Uint8Array[];
  readonly stored: StoredBlob;
  readonly resolve: (stored: StoredBlob) => void;
  readonly reject: (fault: Fault) => void;
}

const newPack = (): Pack => ({ id: randomUUIDv7(), end: 0, file: undefined, used: false, failure: undefined });

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Entries come in the order of their places, so each pack's lie together. */
const byPack = (entries: readonly Entry[]): ReadonlyMap<Pack, readonly Entry[]> =>
  Map.groupBy(entries, (entry) => entry.pack);

export const packWriter = (disk: Disk, layout: Layout, maxPackBytes: number): PackWriter => {
  let current = newPack();
  let gathering: Entry[] = [];
  let flushing: Promise<void> | undefined;
  let closed = false;

  const fileOf = async (pack: Pack): Promise<DiskFile> => {
    if (pack.file !== undefined) return pack.file;
    pack.file = await disk.create(layout.packPath(pack.id));
    await disk.syncFolder(layout.packs);
    return pack.file;
  };

  const write = async (pack: Pack, entries: readonly Entry[]): Promise<void> => {
    if (pack.failure !== undefined) throw pack.failure;
    const file = await fileOf(pack);
    const pieces = entries.flatMap((entry) => entry.pieces);
    await file.write(pieces, entries[0]?.position ?? 0);
    await file.sync();
    pack.used = true;
  };

  const settle = async (pack: Pack, entries: readonly Entry[]): Promise<void> => {
    try {
      await write(pack, entries);
      for (const entry of entries) entry.resolve(entry.stored);
    } catch (error) {
      pack.failure = unavailable(error);
      if (current === pack) current = newPack();
      for (const entry of entries) entry.reject(pack.failure);
    }
  };

  /** What it cannot close or remove is left: nothing refers to it. */
  const leave = async (pack: Pack): Promise<void> => {
    const { file } = pack;
    pack.file = undefined;
    await file?.close().catch(() => undefined);
    if (file !== undefined && !pack.used) await disk.remove(layout.packPath(pack.id)).catch(() => undefined);
  };

  const flush = async (): Promise<void> => {
    await nextTurn();
    while (gathering.length > 0) {
      const batch = byPack(gathering);
      gathering = [];
      for (const [pack, entries] of batch) {
        await settle(pack, entries);
        if (pack !== current && !gathering.some((entry) => entry.pack === pack)) await leave(pack);
      }
    }
    flushing = undefined;
  };

  const placeFor = (size: number, keyId: string): PackPlace => {
    const sealedSize = sealedSizeOf(size);
    if (current.end > 0 && current.end + sealedSize > maxPackBytes) current = newPack();
    const offset = current.end;
    current.end += sealedSize;
    return { kind: 'pack', pack: current.id, offset, size, keyId };
  };

  return {
    put: (bytes, key) => {
      if (closed) return Promise.reject(new Fault('blob/closed', 'The blob store is closed'));
      const place = placeFor(bytes.length, key.id);
      const pack = current;
      const pieces = sealBytes(key, nameOf(place), bytes);
      const stored = { ref: refOf(place), size: bytes.length, sha256: hash('sha256', bytes) };
      return new Promise<StoredBlob>((resolve, reject) => {
        gathering.push({ pack, position: place.offset, pieces, stored, resolve, reject });
        flushing ??= flush();
      });
    },

    close: async () => {
      closed = true;
      await flushing;
      await leave(current);
    },
  };
};
