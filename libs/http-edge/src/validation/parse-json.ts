import { isUtf8 } from 'node:buffer';
import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import secureJson from 'secure-json-parse';
import { findFlaw } from './find-flaw.js';
import type { JsonFlaw } from './find-flaw.js';
import { membersWritten } from './json-strings.js';

export const JSON_MAX_DEPTH = 32;

/** An escape of half a UTF-16 pair: not text, though JSON can spell it. */
const SURROGATE = /\\u[dD][89a-fA-F]/;

const CODES = {
  malformed: 'http/malformed-json',
  'forbidden-key': 'http/forbidden-key',
  'duplicate-key': 'http/duplicate-key',
  'half-surrogate': 'http/invalid-utf8',
  'bad-text': 'http/invalid-utf8',
  'too-deep': 'http/too-deep',
} as const satisfies Readonly<Record<JsonFlaw['kind'], string>>;

const isText = (value: unknown): boolean => typeof value !== 'string' || value.isWellFormed();

/** Whether a value that was parsed of `text` is what we take: not too deep, all text, every key written once. */
const isSound = (root: unknown, text: string): boolean => {
  const checkText = SURROGATE.test(text);
  if (typeof root !== 'object' || root === null) return !checkText || isText(root);
  let members = 0;
  const open: { readonly value: object; readonly depth: number }[] = [{ value: root, depth: 1 }];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one.depth > JSON_MAX_DEPTH) return false;
    if (checkText && !Object.keys(one.value).every(isText)) return false;
    const values = Object.values(one.value) as unknown[];
    if (!Array.isArray(one.value)) members += values.length;
    for (const value of values) {
      if (typeof value === 'object' && value !== null) open.push({ value, depth: one.depth + 1 });
      else if (checkText && !isText(value)) return false;
    }
  }
  return members === membersWritten(text);
};

/** Where decoding put a sign for what is no UTF-8, which the bytes themselves do not hold. */
const firstBadCharacter = (bytes: Buffer, text: string): number => {
  let offset = 0;
  for (let from = 0, at = text.indexOf('\ufffd'); at >= 0; from = at, at = text.indexOf('\ufffd', at + 1)) {
    offset += Buffer.byteLength(text.slice(from, at));
    if (bytes.toString('latin1', offset, offset + 3) !== '\xef\xbf\xbd') return at;
  }
  return text.length;
};

const refuse = (text: string, badAt?: number): Outcome<never> => {
  const found = findFlaw(text, { maxDepth: JSON_MAX_DEPTH, ...(badAt === undefined ? {} : { badAt }) });
  const { kind, path, line, column } = found ?? { kind: 'malformed', path: '', line: 1, column: 1 };
  const code = CODES[kind];
  return refused({ code, path, params: code === 'http/too-deep' ? { max: JSON_MAX_DEPTH } : { line, column } });
};

/**
 * JSON from the wire: valid UTF-8, no `__proto__` or `constructor.prototype` keys, no key twice in an object, at most 32
 * levels. Refusals, with the place: `http/invalid-utf8`, `http/malformed-json`, `http/duplicate-key`, `http/forbidden-key`,
 * `http/too-deep`.
 */
export const parseJson = (bytes: Buffer): Outcome<unknown> => {
  const text = bytes.toString('utf8');
  if (!isUtf8(bytes)) return refuse(text, firstBadCharacter(bytes, text));
  let value: unknown;
  try {
    value = secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' });
  } catch {
    return refuse(text);
  }
  return isSound(value, text) ? ok(value) : refuse(text);
};
