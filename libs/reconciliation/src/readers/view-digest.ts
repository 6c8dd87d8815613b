import { createHash } from 'node:crypto';
import { canonicalJson } from '@lienthong/kernel';
import type { JsonValue } from '@lienthong/kernel';
import type { UnreadableRow, ViewRow } from '../domain/view-row.js';

/** What a view says, in one name: SHA-256 over its rows as they were read, each as canonical JSON on a line. Hex. */
export interface ViewDigest {
  add(row: ViewRow | UnreadableRow): void;
  hex(): string;
}

export const viewDigest = (): ViewDigest => {
  const sum = createHash('sha256');
  return {
    add: (row) => void sum.update(`${canonicalJson(row as unknown as JsonValue)}\n`),
    hex: () => sum.digest('hex'),
  };
};
