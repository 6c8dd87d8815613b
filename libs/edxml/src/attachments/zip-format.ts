// PKWARE APPNOTE 6.3: the records that a one-entry archive is made of. All integers are little-endian.
export const LOCAL_HEADER = 0x04034b50;
export const DESCRIPTOR = 0x08074b50;
export const CENTRAL_HEADER = 0x02014b50;
export const END_OF_CENTRAL = 0x06054b50;

export const LOCAL_HEADER_SIZE = 30;
export const CENTRAL_HEADER_SIZE = 46;
export const END_SIZE = 22;

export const ENCRYPTED = 0x0001;
export const HAS_DESCRIPTOR = 0x0008;
export const UTF8_NAME = 0x0800;

export const STORED = 0;
export const DEFLATED = 8;

/** A 32-bit size that says: see the ZIP64 extra field. */
export const SIZE_ELSEWHERE = 0xffffffff;

export interface LocalHeader {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly name: string;
  /** Where the entry's data begin. */
  readonly length: number;
}

export const isZip = (bytes: Buffer): boolean => bytes.length >= 4 && bytes.readUInt32LE(0) === LOCAL_HEADER;

/** The local header at the start of the bytes; undefined while it is not complete. */
export const parseLocalHeader = (bytes: Buffer): LocalHeader | undefined => {
  if (bytes.length < LOCAL_HEADER_SIZE) return undefined;
  const nameLength = bytes.readUInt16LE(26);
  const length = LOCAL_HEADER_SIZE + nameLength + bytes.readUInt16LE(28);
  if (bytes.length < length) return undefined;
  return {
    flags: bytes.readUInt16LE(6),
    method: bytes.readUInt16LE(8),
    crc: bytes.readUInt32LE(14),
    compressedSize: bytes.readUInt32LE(18),
    size: bytes.readUInt32LE(22),
    name: bytes.subarray(LOCAL_HEADER_SIZE, LOCAL_HEADER_SIZE + nameLength).toString('utf8'),
    length,
  };
};

/** How many entries a whole archive says it has; undefined where its end record is missing. */
export const countEntries = (archive: Buffer): number | undefined => {
  for (let at = archive.length - END_SIZE; at >= Math.max(0, archive.length - END_SIZE - 0xffff); at -= 1) {
    if (archive.readUInt32LE(at) === END_OF_CENTRAL) return archive.readUInt16LE(at + 10);
  }
  return undefined;
};
