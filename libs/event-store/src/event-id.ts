import { hash, randomFillSync } from 'node:crypto';
import type { EventId } from './port/event.js';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const at = (bytes: Uint8Array, index: number): string => HEX[bytes[index] ?? 0] ?? '';

/** The text form of the 16 bytes of a UUID. */
export const uuidText = (b: Uint8Array): string =>
  `${at(b, 0)}${at(b, 1)}${at(b, 2)}${at(b, 3)}-${at(b, 4)}${at(b, 5)}-${at(b, 6)}${at(b, 7)}-${at(b, 8)}${at(b, 9)}-` +
  `${at(b, 10)}${at(b, 11)}${at(b, 12)}${at(b, 13)}${at(b, 14)}${at(b, 15)}`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** In lower case, as RFC 9562 has it written. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** The 16 bytes of a UUID in its text form. */
export const uuidBytes = (text: string): Uint8Array => Buffer.from(text.replaceAll('-', ''), 'hex');

/**
 * The id of an event that follows from others: the same parts give the same id, at any time and on any machine.
 * SHA-256 over the parts (kept apart, so that `a`, `bc` and `ab`, `c` differ) as a UUID of version 8 (RFC 9562, 5.8).
 */
export const deriveEventId = (...parts: readonly string[]): EventId => {
  const digest = hash('sha256', JSON.stringify(parts), 'hex');
  const variant = HEX[(parseInt(digest.slice(16, 18), 16) & 0x3f) | 0x80] ?? '';
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(18, 20)}-${digest.slice(20, 32)}` as EventId;
};

const POOL = new Uint8Array(4096);
let taken = POOL.length;
const randomSixteen = (): Uint8Array => {
  if (taken + 16 > POOL.length) {
    randomFillSync(POOL);
    taken = 0;
  }
  taken += 16;
  return POOL.slice(taken - 16, taken);
};

let millisecond = 0;
let counter = 0;

/** A UUID of version 7 that sorts after every earlier one of this process (RFC 9562, 6.2, method 1). */
export const uuidV7 = (): string => {
  const now = Date.now();
  const bytes = randomSixteen();
  if (now > millisecond) {
    millisecond = now;
    counter = (((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)) & 0x7ff;
  } else if (++counter > 0xfff) {
    millisecond += 1;
    counter = 0;
  }
  new DataView(bytes.buffer).setUint16(0, Math.floor(millisecond / 2 ** 32));
  new DataView(bytes.buffer).setUint32(2, millisecond % 2 ** 32);
  new DataView(bytes.buffer).setUint16(6, 0x7000 | counter);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return uuidText(bytes);
};

/** For a fact that follows from no other event. */
export const newEventId = (): EventId => uuidV7() as EventId;
