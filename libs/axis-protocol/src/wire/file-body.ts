import { createHash } from 'node:crypto';
import { matchesFileHash } from './file-hash.js';

/** What the kit puts behind the file. It belongs to the transport: the hash is taken without it. */
export const FILE_END = Buffer.from('\r\n');

export interface FramedFile {
  /** The file's own bytes. To be read once. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Once all were read: whether their SHA-256 is the one that was stated. */
  matches(): boolean;
}

/**
 * Takes the CR LF off the end of what is streamed. Where the stated hash says that they belong to the file, they stay:
 * a client that frames nothing may send a file that ends so.
 */
export const framedFile = (source: AsyncIterable<Uint8Array>, statedHash: string): FramedFile => {
  const digest = createHash('sha256');
  let matched = false;
  const read = async function* (): AsyncGenerator<Uint8Array> {
    let held = Buffer.alloc(0);
    for await (const chunk of source) {
      const bytes = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
      const keep = Math.max(0, bytes.length - FILE_END.length);
      const passed = bytes.subarray(0, keep);
      held = Buffer.from(bytes.subarray(keep));
      if (passed.length === 0) continue;
      digest.update(passed);
      yield passed;
    }
    if (held.equals(FILE_END) && matchesFileHash(statedHash, digest.copy().digest('hex'))) {
      matched = true;
      return;
    }
    if (held.length > 0) {
      digest.update(held);
      yield held;
    }
    matched = matchesFileHash(statedHash, digest.digest('hex'));
  };
  return { bytes: read(), matches: () => matched };
};
