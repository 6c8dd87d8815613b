import type { ByteRange, DataKey } from '@lienthong/keyring';
import { openBytes, openRange, sealedSizeOf } from '@lienthong/keyring';
import { Fault } from '@lienthong/kernel';
import type { OpenBlob } from '../port.js';
import type { Layout } from './layout.js';
import type { OpenFiles } from './open-files.js';
import type { FilePlace, PackPlace } from './place.js';
import { nameOf } from './place.js';
import { onDisk } from './unavailable.js';

/** First byte of a blob that was discarded from a pack; no sealed blob begins with it. */
export const DISCARDED = 0;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  await Promise.resolve();
  if (bytes.length > 0) yield bytes;
}

/** Small as it is, it is read and verified whole before it is given. */
export const openPacked = async (
  files: OpenFiles,
  layout: Layout,
  place: PackPlace,
  key: DataKey,
  range?: ByteRange,
): Promise<OpenBlob | undefined> => {
  const lease = await files.acquire(layout.packPath(place.pack));
  if (lease === undefined) return undefined;
  try {
    const sealed = await onDisk(() => lease.file.read(sealedSizeOf(place.size), place.offset));
    if (sealed[0] === DISCARDED) return undefined;
    const plain = openBytes(key, nameOf(place), sealed);
    const part = range === undefined ? plain : plain.subarray(Math.max(0, range.start), Math.max(0, range.end));
    return { size: place.size, stream: once(part) };
  } finally {
    lease.release();
  }
};

/** Opened now, so that an absent blob shows; read when the stream is. */
export const openFile = async (
  files: OpenFiles,
  layout: Layout,
  place: FilePlace,
  key: DataKey,
  range: ByteRange = { start: 0, end: place.size },
): Promise<OpenBlob | undefined> => {
  const path = layout.filePath(place.file);
  const found = await files.acquire(path);
  if (found === undefined) return undefined;
  found.release();
  return { size: place.size, stream: fileStream(files, path, place, key, range) };
};

async function* fileStream(
  files: OpenFiles,
  path: string,
  place: FilePlace,
  key: DataKey,
  range: ByteRange,
): AsyncGenerator<Uint8Array, void, undefined> {
  const lease = await files.acquire(path);
  if (lease === undefined) throw discardedMeanwhile();
  try {
    const source = {
      sealedSize: sealedSizeOf(place.size),
      read: (offset: number, length: number) => onDisk(() => lease.file.read(length, offset)),
    };
    yield* openRange(key, nameOf(place), source, range);
  } finally {
    lease.release();
  }
}

const discardedMeanwhile = (): Fault => new Fault('blob/discarded', 'The blob was discarded before it was read');
