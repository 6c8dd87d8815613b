import { isUtf8 } from 'node:buffer';
import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import secureJson from 'secure-json-parse';

export const JSON_MAX_DEPTH = 32;

/** An escape of half a UTF-16 pair: not text, though JSON can spell it. */
const SURROGATE = /\\u[dD][89a-fA-F]/;

type Flaw = 'http/too-deep' | 'http/invalid-utf8';

const flawOf = (root: unknown, checkText: boolean): Flaw | undefined => {
  if (typeof root === 'string') return checkText && !root.isWellFormed() ? 'http/invalid-utf8' : undefined;
  if (typeof root !== 'object' || root === null) return undefined;
  const open: { readonly value: object; readonly depth: number }[] = [{ value: root, depth: 1 }];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one.depth > JSON_MAX_DEPTH) return 'http/too-deep';
    if (checkText && !Object.keys(one.value).every((key) => key.isWellFormed())) return 'http/invalid-utf8';
    for (const value of Object.values(one.value) as unknown[]) {
      if (typeof value === 'object' && value !== null) open.push({ value, depth: one.depth + 1 });
      else if (checkText && typeof value === 'string' && !value.isWellFormed()) return 'http/invalid-utf8';
    }
  }
  return undefined;
};

/**
 * JSON from the wire: valid UTF-8, no `__proto__` or `constructor.prototype` keys, at most 32 levels. Refusals:
 * `http/invalid-utf8`, `http/malformed-json`, `http/too-deep`.
 */
export const parseJson = (bytes: Buffer): Outcome<unknown> => {
  if (!isUtf8(bytes)) return refused({ code: 'http/invalid-utf8' });
  const text = bytes.toString('utf8');
  let value: unknown;
  try {
    value = secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' });
  } catch {
    return refused({ code: 'http/malformed-json' });
  }
  const flaw = flawOf(value, SURROGATE.test(text));
  if (flaw === undefined) return ok(value);
  return refused(flaw === 'http/too-deep' ? { code: flaw, params: { max: JSON_MAX_DEPTH } } : { code: flaw });
};
