import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntryDraft {
  readonly name: string;
  readonly content: Buffer;
  readonly method?: 0 | 8;
  readonly flags?: number;
  readonly crc?: number;
}

const u16 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  return bytes;
};

const u32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4));
  return bytes;
};

/** A ZIP made byte by byte, so that its records can be made wrong. */
export const zipOf = (...entries: readonly ZipEntryDraft[]): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content, method = 8, flags = 0, crc = crc32(content) } of entries) {
    const data = method === 8 ? deflateRawSync(content) : content;
    const sums = u32(crc, data.length, content.length);
    const described = (flags & 8) !== 0;
    const fields = [u16(20, flags, method, 0, 33), described ? u32(0, 0, 0) : sums, u16(Buffer.byteLength(name), 0)];
    const descriptor = described ? Buffer.concat([u32(0x08074b50), sums]) : Buffer.alloc(0);
    const local = Buffer.concat([u32(0x04034b50), ...fields, Buffer.from(name), data, descriptor]);
    const shared = [u16(20, 20, flags, method, 0, 33), sums, u16(Buffer.byteLength(name), 0, 0, 0, 0), u32(0, offset)];
    locals.push(local);
    centrals.push(Buffer.concat([u32(0x02014b50), ...shared, Buffer.from(name)]));
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const count = entries.length;
  const end = Buffer.concat([u32(0x06054b50), u16(0, 0, count, count), u32(directory.length, offset), u16(0)]);
  return Buffer.concat([...locals, directory, end]);
};

export const KIT_UUID = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** The kits' own wrapping: `<uuid>.<ext>`, flags 0x0808. */
export const kitZip = (content: Buffer, extension: string): Buffer =>
  zipOf({ name: `${KIT_UUID}.${extension}`, content, flags: 0x0808 });
