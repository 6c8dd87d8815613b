import type { Instant } from '@lienthong/kernel';
import type { BusRecord, ConsumedRecord, RawRecord, Written } from './record.js';

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

export const bytesOf = (written: Written): Uint8Array =>
  typeof written === 'string' ? encoder.encode(written) : written;

/** Both forms that a written header may take, as a list. */
export const valuesOf = (value: Written | readonly Written[]): readonly Written[] =>
  typeof value === 'string' || value instanceof Uint8Array ? [value] : value;

export interface Found {
  readonly topic: string;
  readonly offset: number;
  readonly appendedAt: Instant;
  readonly value: Uint8Array | null;
  readonly raw: RawRecord;
  readonly unreadable?: true;
}

/** Gives a record that was found its texts. */
export const consumedRecord = (found: Found): ConsumedRecord => ({
  ...found,
  key: found.raw.key === null ? null : lenient.decode(found.raw.key),
  headers: Object.fromEntries(found.raw.headers.map(([name, value]) => [name, lenient.decode(value)])),
});

export const rawOf = ({ key, headers }: BusRecord): RawRecord => ({
  key: key === null ? null : bytesOf(key),
  headers: Object.entries(headers).flatMap(([name, value]) =>
    valuesOf(value).map((one) => [name, bytesOf(one)] as const),
  ),
});

/** A writable copy of what lies in a topic, byte for byte. */
export const copyOf = ({ raw, value }: ConsumedRecord): BusRecord => {
  const headers = new Map<string, Uint8Array[]>();
  for (const [name, bytes] of raw.headers) headers.set(name, [...(headers.get(name) ?? []), bytes]);
  return { key: raw.key, value, headers: Object.fromEntries(headers) };
};

const lengthOf = (written: Written): number =>
  typeof written === 'string' ? Buffer.byteLength(written) : written.length;

/** Bytes that the record takes, without the few of its framing. */
export const sizeOf = ({ key, value, headers }: BusRecord): number =>
  (key === null ? 0 : lengthOf(key)) +
  (value?.length ?? 0) +
  Object.entries(headers).reduce(
    (sum, [name, written]) => sum + valuesOf(written).reduce((of, one) => of + lengthOf(name) + lengthOf(one), 0),
    0,
  );
