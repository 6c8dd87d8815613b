import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { Fault } from '@lienthong/kernel';
import type { OpenedBody } from '../transport/request.js';
import type { FilePart } from '../wire/document.js';

/** The file as it lies on the disk; its bytes are read while they are sent. */
const opened = async (path: string, type: string): Promise<Blob> => {
  try {
    return await openAsBlob(path, { type });
  } catch (cause) {
    throw new Fault('client/file', `Cannot read ${path}`, { cause });
  }
};

/** A JSON document, first as the hub wants it, and the files behind it. */
export const multipartBody = (document: unknown, files: readonly FilePart[]) => async (): Promise<OpenedBody> => {
  const form = new FormData();
  form.append('document', new Blob([JSON.stringify(document)], { type: 'application/json' }), 'document.json');
  for (const { path, name = basename(path), type = 'application/octet-stream' } of files) {
    form.append('file', await opened(path, type), name);
  }
  const { headers, body } = new Response(form);
  const type = headers.get('content-type');
  if (!body || type === null) throw new Fault('client/internal', 'A form has neither body nor type');
  return { type, content: body };
};

/** One file, byte for byte as it lies on the disk. */
export const fileBody = (path: string, type: string) => async (): Promise<OpenedBody> => ({
  type,
  content: (await opened(path, type)).stream(),
});
