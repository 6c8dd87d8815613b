import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Answer, Client, FilePart } from '@lienthong/client';
import { ok } from '@lienthong/kernel';

/** Low, so that the demo's edXML message is sent as a big one would be. The topic takes a megabyte. */
const INLINE_BYTES = 2_048;

/** A file within a message: its bytes, or the id of the upload and their hash. */
export type FileInMessage = { readonly name: string; readonly contentType?: string } & (
  { readonly data: string } | { readonly upload: string; readonly sha256: string }
);

export const isSmall = async (path: string): Promise<boolean> => (await stat(path)).size <= INLINE_BYTES;

/** What is too big for a record goes ahead over HTTP, under the same system's token. */
export const claim = async (
  client: Pick<Client, 'upload'>,
  agency: string,
  path: string,
): Answer<{ readonly upload: string; readonly sha256: string }> => {
  const uploaded = await client.upload(agency, path);
  if (!uploaded.ok) return uploaded;
  const { upload, sha256 } = uploaded.value;
  return ok({ upload, sha256 });
};

export const filesInMessage = async (
  client: Pick<Client, 'upload'>,
  agency: string,
  parts: readonly FilePart[],
): Answer<readonly FileInMessage[]> => {
  const files: FileInMessage[] = [];
  for (const { path, name = basename(path), type } of parts) {
    const label = { name, ...(type === undefined ? {} : { contentType: type }) };
    if (await isSmall(path)) {
      files.push({ ...label, data: await readFile(path, 'base64') });
    } else {
      const claimed = await claim(client, agency, path);
      if (!claimed.ok) return claimed;
      files.push({ ...label, ...claimed.value });
    }
  }
  return ok(files);
};
