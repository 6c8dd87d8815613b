import type { Outcome } from '@lienthong/kernel';
import { joined } from './joined.js';
import type { BlobTooLarge, BlobWriter, OpenBlob, StoredBlob } from './port.js';

/** Pushes the source into the writer, at the pace of the disk. */
export const drain = async (
  source: AsyncIterable<Uint8Array>,
  writer: BlobWriter,
): Promise<Outcome<StoredBlob, BlobTooLarge>> => {
  try {
    for await (const bytes of source) {
      await writer.write(bytes);
      if (writer.tooLarge) break;
    }
  } catch (error) {
    await writer.abort();
    throw error;
  }
  return writer.finish();
};

/** The whole blob in one piece: for small ones. */
export const bytesOf = async (blob: OpenBlob): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of blob.stream) pieces.push(piece);
  return joined(pieces);
};
