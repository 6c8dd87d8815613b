import { hash } from 'node:crypto';
import { canonicalJson } from '@lienthong/kernel';
import type { JsonObject } from '@lienthong/kernel';

/** Digest of a JSON document: everything but its recipients, with each attachment's name and hash. Hex. */
export const digestOfJson = (
  document: JsonObject,
  attachments: readonly { readonly name: string; readonly sha256: string }[],
): string => {
  const named = attachments.map(({ name, sha256 }) => ({ name, sha256 }));
  return hash('sha256', canonicalJson({ document, attachments: named }), 'hex');
};
