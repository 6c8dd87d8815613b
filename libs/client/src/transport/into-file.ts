import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { Fault } from '@lienthong/kernel';
import type { Fetched } from '../wire/document.js';
import type { Reader } from './attempt.js';

/** The file appears under its name when it is whole. */
export const into =
  (file: string): Reader<Fetched> =>
  async (response, watch) => {
    const part = `${file}.part`;
    const hash = createHash('sha256');
    let bytes = 0;
    const target = await open(part, 'w').catch((cause: unknown) => {
      throw new Fault('client/file', `Cannot write ${part}`, { cause });
    });
    try {
      const body: AsyncIterable<Uint8Array> | null = response.body;
      for await (const chunk of body ?? []) {
        watch.touch();
        hash.update(chunk);
        bytes += chunk.length;
        await target.writeFile(chunk);
      }
      await target.close();
      await rename(part, file);
    } catch (error) {
      await target.close().catch(() => undefined);
      await rm(part, { force: true });
      throw error;
    }
    return { file, bytes, sha256: hash.digest('hex') };
  };
