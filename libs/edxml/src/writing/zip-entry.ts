import { createHash } from 'node:crypto';
import { Readable, pipeline } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { extensionOf } from '../attachments/name.js';
import {
  CENTRAL_HEADER,
  CENTRAL_HEADER_SIZE,
  DEFLATED,
  DESCRIPTOR,
  END_OF_CENTRAL,
  END_SIZE,
  HAS_DESCRIPTOR,
  LOCAL_HEADER,
  LOCAL_HEADER_SIZE,
  UTF8_NAME,
} from '../attachments/zip-format.js';

const FLAGS = HAS_DESCRIPTOR | UTF8_NAME;
const VERSION = 20;
/** 1 January 1980, the first day that a ZIP can say: the same input gives the same bytes. */
const DOS_DATE = 0x0021;

/** `<uuid>.<ext>` as the kits name it. The UUID (version 8) derives from the content id. */
export const entryNameOf = (contentId: string, name: string): string => {
  const bytes = createHash('sha256').update(contentId).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return `${uuid}.${extensionOf(name) || 'bin'}`;
};

const localHeader = (name: Buffer): Buffer => {
  const header = Buffer.alloc(LOCAL_HEADER_SIZE);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
};

interface Sums {
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
}

const descriptor = ({ crc, compressed, size }: Sums): Buffer => {
  const record = Buffer.alloc(16);
  [DESCRIPTOR, crc, compressed, size].forEach((value, index) => record.writeUInt32LE(value, index * 4));
  return record;
};

const directory = (name: Buffer, { crc, compressed, size }: Sums): Buffer => {
  const central = Buffer.alloc(CENTRAL_HEADER_SIZE);
  central.writeUInt32LE(CENTRAL_HEADER, 0);
  central.writeUInt16LE(VERSION, 4);
  central.writeUInt16LE(VERSION, 6);
  central.writeUInt16LE(FLAGS, 8);
  central.writeUInt16LE(DEFLATED, 10);
  central.writeUInt16LE(DOS_DATE, 14);
  [crc, compressed, size].forEach((value, index) => central.writeUInt32LE(value, 16 + index * 4));
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(END_SIZE);
  end.writeUInt32LE(END_OF_CENTRAL, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(CENTRAL_HEADER_SIZE + name.length, 12);
  end.writeUInt32LE(LOCAL_HEADER_SIZE + name.length + compressed + 16, 16);
  return Buffer.concat([central, name, end]);
};

/** A ZIP of one deflated entry, its sizes in the data descriptor (flags 0x0808), as a stream. */
export async function* zipEntry(entryName: string, content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const name = Buffer.from(entryName, 'utf8');
  let crc = 0;
  let size = 0;
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      crc = crc32(chunk, crc);
      size += chunk.byteLength;
      yield chunk;
    }
  }
  const deflate = createDeflateRaw();
  // A failing source destroys the deflate stream with its error, which the loop below throws.
  pipeline(Readable.from(measured(), { objectMode: false }), deflate, () => undefined);
  yield localHeader(name);
  let compressed = 0;
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    compressed += chunk.length;
    yield chunk;
  }
  const sums = { crc, compressed, size };
  yield descriptor(sums);
  yield directory(name, sums);
}
