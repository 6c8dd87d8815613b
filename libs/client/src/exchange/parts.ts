import { randomUUID } from 'node:crypto';
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

/** As browsers write it: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data */
const quoted = (name: string): string => name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');

/**
 * A JSON document, first as the hub wants it, and the files behind it. A blob, and not the body that fetch makes of a
 * form: when a line is cut, that one may be closed after it was cancelled, which ends the process.
 */
export const multipartBody = (document: unknown, files: readonly FilePart[]) => async (): Promise<OpenedBody> => {
  const boundary = `----lienthong-${randomUUID()}`;
  const part = (field: string, name: string, content: Blob): (string | Blob)[] => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${quoted(name)}"\r\n`,
    `Content-Type: ${content.type}\r\n\r\n`,
    content,
    '\r\n',
  ];
  const parts = part('document', 'document.json', new Blob([JSON.stringify(document)], { type: 'application/json' }));
  for (const { path, name = basename(path), type = 'application/octet-stream' } of files)
    parts.push(...part('file', name, await opened(path, type)));
  const type = `multipart/form-data; boundary=${boundary}`;
  return { type, content: new Blob([...parts, `--${boundary}--\r\n`]).stream() };
};

/** One file, byte for byte as it lies on the disk. */
export const fileBody = (path: string, type: string) => async (): Promise<OpenedBody> => ({
  type,
  content: (await opened(path, type)).stream(),
});
