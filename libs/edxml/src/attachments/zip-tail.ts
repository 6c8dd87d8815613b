import { stop } from '../reading/stop.js';
import type { LocalHeader } from './zip-format.js';
import {
  CENTRAL_HEADER,
  CENTRAL_HEADER_SIZE,
  DESCRIPTOR,
  END_OF_CENTRAL,
  END_SIZE,
  HAS_DESCRIPTOR,
  LOCAL_HEADER,
  SIZE_ELSEWHERE,
} from './zip-format.js';

export interface Measured {
  readonly crc: number;
  readonly size: number;
}

const signatureAt = (tail: Buffer, at: number): number | undefined =>
  at + 4 <= tail.length ? tail.readUInt32LE(at) : undefined;

/** Where the record after the data descriptor begins: its signature is optional, its sizes have 4 or 8 bytes. */
const afterDescriptor = (tail: Buffer, path: string): { readonly at: number; readonly crc: number } => {
  const start = signatureAt(tail, 0) === DESCRIPTOR ? 4 : 0;
  for (const at of [start + 12, start + 20]) {
    const next = signatureAt(tail, at);
    if (next === CENTRAL_HEADER || next === LOCAL_HEADER) return { at, crc: tail.readUInt32LE(start) };
  }
  throw stop('edxml/zip-truncated', path);
};

/** Checks what follows the data of the only entry: descriptor, one central header, end record. Throws Stop. */
export const checkTail = (tail: Buffer, header: LocalHeader, measured: Measured, path: string): void => {
  const described = (header.flags & HAS_DESCRIPTOR) !== 0;
  const { at, crc } = described ? afterDescriptor(tail, path) : { at: 0, crc: header.crc };
  if (signatureAt(tail, at) === LOCAL_HEADER) throw stop('edxml/zip-entries', path, { max: 1 });
  if (signatureAt(tail, at) !== CENTRAL_HEADER || tail.length < at + CENTRAL_HEADER_SIZE) {
    throw stop('edxml/zip-truncated', path);
  }
  const end =
    at + CENTRAL_HEADER_SIZE + [28, 30, 32].reduce((length, offset) => length + tail.readUInt16LE(at + offset), 0);
  if (signatureAt(tail, end) === CENTRAL_HEADER) throw stop('edxml/zip-entries', path, { max: 1 });
  const last = tail.indexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]), end);
  if (last < 0 || tail.length < last + END_SIZE) throw stop('edxml/zip-truncated', path);
  if (signatureAt(tail, last) !== END_OF_CENTRAL || tail.readUInt16LE(last + 10) !== 1) {
    throw stop('edxml/zip-entries', path, { max: 1 });
  }
  const size = tail.readUInt32LE(at + 24);
  const sizeFits = size === SIZE_ELSEWHERE || size === measured.size;
  if (crc !== measured.crc || tail.readUInt32LE(at + 16) !== measured.crc || !sizeFits) {
    throw stop('edxml/zip-crc', path);
  }
};
