import { createHash, hash } from 'node:crypto';
import { matchesFileHash } from './file-hash.js';

/** What the kit puts behind the file. It belongs to the transport: the hash is taken without it. */
export const FILE_END = Buffer.from('\r\n');

/** Bytes up to which a file is read whole before anything is made of it; most are one piece then. */
const WHOLE = 128 * 1024;

export interface FramedFile {
  /** The file's own bytes. To be read once. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Once all were read: whether their SHA-256 is the one that was stated. */
  matches(): boolean;
}

const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Takes the CR LF off the end of what is streamed. Where the stated hash says that they belong to the file, they stay:
 * a client that frames nothing may send a file that ends so.
 */
export const framedFile = (source: AsyncIterable<Uint8Array>, statedHash: string): FramedFile => {
  let matched = false;
  const agrees = (sha256: string): boolean => matchesFileHash(statedHash, sha256);

  const small = (file: Buffer): Buffer => {
    const bare = file.subarray(0, -FILE_END.length);
    const isFramed = file.subarray(bare.length).equals(FILE_END);
    if (isFramed && agrees(hash('sha256', bare, 'hex'))) {
      matched = true;
      return bare;
    }
    matched = agrees(hash('sha256', file, 'hex'));
    return file;
  };

  const read = async function* (): AsyncGenerator<Uint8Array> {
    const gathered: Buffer[] = [];
    let size = 0;
    const chunks = source[Symbol.asyncIterator]();
    let next = await chunks.next();
    for (; !next.done && size <= WHOLE; next = await chunks.next()) {
      gathered.push(bufferOf(next.value));
      size += next.value.length;
    }
    const [only] = gathered;
    let held = only !== undefined && gathered.length === 1 ? only : Buffer.concat(gathered);
    if (next.done) {
      const file = small(held);
      if (file.length > 0) yield file;
      return;
    }
    const digest = createHash('sha256');
    for (; !next.done; next = await chunks.next()) {
      // The last two bytes are held back until it is known that more come.
      const passed = held.subarray(0, -FILE_END.length);
      digest.update(passed);
      yield passed;
      held = Buffer.concat([held.subarray(passed.length), next.value]);
    }
    const passed = held.subarray(0, -FILE_END.length);
    digest.update(passed);
    if (passed.length > 0) yield passed;
    const rest = held.subarray(passed.length);
    if (rest.equals(FILE_END) && agrees(digest.copy().digest('hex'))) {
      matched = true;
      return;
    }
    digest.update(rest);
    yield rest;
    matched = agrees(digest.digest('hex'));
  };
  return { bytes: read(), matches: () => matched };
};
