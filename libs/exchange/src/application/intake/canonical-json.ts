import { hash } from 'node:crypto';
import type { JsonObject, JsonValue } from '@lienthong/kernel';

/** JSON with sorted keys, no spaces, absent values left out (the shape of RFC 8785 for what our documents hold). */
export const canonicalJson = (value: JsonValue): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => canonicalJson(item)).join(',')}]`;
  const object = value as JsonObject;
  let members = '';
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
};

/** Digest of a JSON document: everything but its recipients, with each attachment's name and hash. Hex. */
export const digestOfJson = (
  document: JsonObject,
  attachments: readonly { readonly name: string; readonly sha256: string }[],
): string => {
  const named = attachments.map(({ name, sha256 }) => ({ name, sha256 }));
  return hash('sha256', canonicalJson({ document, attachments: named }), 'hex');
};
