import type { BlobStore, StoredBlob } from '@lienthong/blob-store';
import { orRefuse, Refused } from '@lienthong/http-edge';
import { parseFileName } from '@lienthong/identifiers';
import type { ReceivedFile } from '../../../application/intake/json-document.js';
import type { StoredParts } from './stored-parts.js';

/** A file as an edge has it: whole in memory, or to be read. */
export interface IncomingFile {
  readonly name: string;
  readonly contentType?: string;
  readonly content: Uint8Array | AsyncIterable<Uint8Array>;
}

/** Stores one file under the parts' key. Refusals: identifiers/file-name-…, blob/too-large, at `path`. */
export const storeFile = async (
  blobs: BlobStore,
  parts: StoredParts,
  { name: given, contentType, content }: IncomingFile,
  limit: number,
  path: string,
): Promise<ReceivedFile> => {
  const name = parseFileName(given);
  if (!name.ok) throw new Refused({ ...name.refusal, path });
  if (content instanceof Uint8Array && content.length > limit)
    throw new Refused({ code: 'blob/too-large', path, params: { limit } });
  const { key } = parts;
  const stored: StoredBlob =
    content instanceof Uint8Array
      ? await blobs.putBytes(content, { key })
      : orRefuse(await blobs.put(content, { key, limit }));
  parts.add(stored.ref);
  const { ref, size, sha256 } = stored;
  return { name: name.value, ref, size, sha256, ...(contentType === undefined ? {} : { declaredType: contentType }) };
};
