import { hash, randomUUID } from 'node:crypto';
import { ok, refused } from '@lienthong/kernel';
import type { FileSources } from '../application/files/ports.js';
import type { FileReference, GivenFile } from '../domain/files.js';

interface Given {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  by?: string | undefined;
}

/** Bytes that went ahead, kept in memory, taken once as the exchange's uploads are; and who may read which attachment. */
export const givenFiles = () => {
  const uploads = new Map<string, Given>();
  const readable = new Set<string>();
  async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(bytes);
  }
  const sources: FileSources = {
    take: ({ upload, sha256 }, { by }) => {
      const given = uploads.get(upload);
      if (given === undefined) return Promise.resolve(refused({ code: 'upload/unknown' }));
      if (given.by !== undefined && given.by !== by) return Promise.resolve(refused({ code: 'upload/used' }));
      if (given.sha256 !== sha256.toLowerCase()) return Promise.resolve(refused({ code: 'upload/wrong-hash' }));
      given.by = by;
      return Promise.resolve(ok(streamOf(given.bytes)));
    },
    giveBack: (upload) => {
      const given = uploads.get(upload);
      if (given !== undefined) given.by = undefined;
      return Promise.resolve();
    },
    mayRead: ({ transfer }, { agency }) =>
      Promise.resolve(readable.has(`${transfer} ${agency}`) ? ok(undefined) : refused({ code: 'transfer/unknown' })),
  };
  return {
    sources,
    give: (text: string, name = 'tep.pdf'): GivenFile => {
      const bytes = Buffer.from(text);
      const given = { upload: randomUUID() as string, sha256: hash('sha256', bytes, 'hex'), name };
      uploads.set(given.upload, { bytes, sha256: given.sha256 });
      return given;
    },
    forget: (upload: string): void => void uploads.delete(upload),
    letRead: ({ transfer }: FileReference, agency: string): void => void readable.add(`${transfer} ${agency}`),
  };
};
