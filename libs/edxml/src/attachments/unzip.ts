import { crc32 } from 'node:zlib';
import { Stop, stop } from '../reading/stop.js';
import type { Inflater } from './inflate.js';
import { createInflater } from './inflate.js';
import { isSafeName } from './name.js';
import type { LocalHeader } from './zip-format.js';
import { DEFLATED, ENCRYPTED, HAS_DESCRIPTOR, STORED, parseLocalHeader } from './zip-format.js';
import { checkTail } from './zip-tail.js';

const PIECE = 16 * 1024;
const TAIL_MAX = 256 * 1024;
const HEADER_MAX = 30 + 2 * 0xffff;

export interface Unzipper {
  /** The output that these bytes complete, in order. Throws Stop. */
  write(bytes: Buffer): AsyncIterable<Buffer>;
  /** Throws Stop when the ZIP is cut short, has more than its one entry, or its sum is wrong. */
  end(): void;
  close(): void;
  entryName(): string | undefined;
}

const checkHeader = (header: LocalHeader, path: string): void => {
  if ((header.flags & ENCRYPTED) !== 0) throw stop('edxml/zip-encrypted', path);
  const streamable = header.method === DEFLATED || (header.method === STORED && (header.flags & HAS_DESCRIPTOR) === 0);
  if (!streamable) throw stop('edxml/zip-malformed', path, { reason: 'method' });
  if (!isSafeName(header.name)) throw stop('edxml/attachment-name', path, { reason: 'entry' });
};

/** A ZIP of one entry, opened while it arrives. `check` sees every growth of the output beside what was read so far. */
export const createUnzipper = (path: string, check: (grown: number, read: number) => void): Unzipper => {
  let head: Buffer = Buffer.alloc(0);
  let header: LocalHeader | undefined;
  let tail: Buffer | undefined;
  let crc = 0;
  let size = 0;
  let read = 0;
  const inflater: Inflater = createInflater((grown) => {
    check(grown, read);
  });

  const measure = (output: Buffer): Buffer => {
    crc = crc32(output, crc);
    size += output.length;
    return output;
  };

  const inTail = (bytes: Buffer): void => {
    tail = Buffer.concat([tail ?? Buffer.alloc(0), bytes]);
    if (tail.length > TAIL_MAX) throw stop('edxml/zip-malformed', path, { reason: 'tail' });
  };

  async function* inflated(bytes: Buffer): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      if (tail !== undefined) {
        inTail(piece);
        continue;
      }
      read += piece.length;
      const { output, rest } = await inflater.write(piece).catch((error: unknown) => {
        throw error instanceof Stop ? error : stop('edxml/zip-malformed', path, { reason: 'deflate' });
      });
      for (const chunk of output) yield measure(chunk);
      if (rest !== undefined) inTail(rest);
    }
  }

  function* copied(bytes: Buffer, { compressedSize }: LocalHeader): Generator<Buffer> {
    const data = bytes.subarray(0, compressedSize - size);
    read += data.length;
    check(data.length, read);
    if (data.length > 0) yield measure(data);
    if (bytes.length > data.length || tail !== undefined) inTail(bytes.subarray(data.length));
  }

  return {
    write: async function* (bytes) {
      let data = bytes;
      if (header === undefined) {
        head = Buffer.concat([head, bytes]);
        header = parseLocalHeader(head);
        if (header === undefined) {
          if (head.length > HEADER_MAX) throw stop('edxml/zip-malformed', path, { reason: 'header' });
          return;
        }
        checkHeader(header, path);
        data = head.subarray(header.length);
        head = Buffer.alloc(0);
      }
      if (header.method === STORED) yield* copied(data, header);
      else yield* inflated(data);
    },
    end: () => {
      if (header === undefined || tail === undefined) throw stop('edxml/zip-truncated', path);
      checkTail(tail, header, { crc, size }, path);
    },
    close: () => {
      inflater.close();
    },
    entryName: () => header?.name,
  };
};
