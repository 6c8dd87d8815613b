import { timingSafeEqual } from 'node:crypto';
import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import { ARGUMENTS, formOf } from '../calls/calls.js';
import type { ArgumentName, AxisCall } from '../calls/calls.js';
import { HASH_HEADER, headerOf, receivedHeader, SIGN_HEADER, SIGN_HEADER_KEY } from '../wire/header-names.js';
import type { ReceivedHeaders } from '../wire/header-names.js';
import { hasDestroyedDescription, lowBytes, restoredText } from './destroyed.js';
import { hmacOf } from './sign.js';
import type { CallArguments } from './sign.js';

export type SignatureRefusal = Refusal<
  | 'axis/signature-missing'
  | 'axis/signature-malformed'
  | 'axis/signature-wrong'
  | 'axis/description-destroyed'
  | 'axis/header-differs'
  | 'axis/argument-missing'
  | 'axis/argument-unsigned'
>;

const sameHex = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** What a client meant that writes its headers in UTF-8; undefined for bytes that are none. */
const fromUtf8 = (latin1: string): string | undefined => {
  if (!/[\x80-\xff]/.test(latin1)) return undefined;
  const text = Buffer.from(latin1, 'latin1').toString('utf8');
  return text.includes('\uFFFD') ? undefined : text;
};

/** Whether a header says what was signed: as Latin-1, as UTF-8, or, of a description, as what the kit left of it. */
const says = (received: string | undefined, signed: string, destroyable: boolean): boolean =>
  received !== undefined &&
  (received === signed.trim() ||
    fromUtf8(received)?.trim() === signed.trim() ||
    (destroyable && received === lowBytes(signed).trim()));

/** Prefixed names in lower case, with their signed values; undefined for what is no JSON object of strings. */
const valuesIn = (text: string): ReadonlyMap<string, string> | undefined => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(parsed)) {
    const key = name.toLowerCase();
    if (typeof value !== 'string' || (values.get(key) ?? value) !== value) return undefined;
    values.set(key, value);
  }
  return values;
};

const canonical: ReadonlyMap<string, ArgumentName> = new Map(
  ARGUMENTS.map((name) => [headerOf(name).toLowerCase(), name]),
);

/** What the signature covers, once it is known to be right and every header says the same. */
const signedArguments = (headers: ReceivedHeaders, text: string): Outcome<CallArguments, SignatureRefusal> => {
  const values = valuesIn(text);
  if (values === undefined) return refused({ code: 'axis/signature-malformed', path: SIGN_HEADER });
  for (const name of (receivedHeader(headers, SIGN_HEADER_KEY) ?? '').split(';')) {
    if (name.trim() === '' || values.has(headerOf(name.trim()).toLowerCase())) continue;
    return refused({ code: 'axis/signature-malformed', path: SIGN_HEADER_KEY });
  }
  const args: Partial<Record<ArgumentName, string>> = {};
  for (const [header, value] of values) {
    const name = canonical.get(header);
    const agrees = says(receivedHeader(headers, header), value, name === 'description');
    if (!agrees) return refused({ code: 'axis/header-differs', path: header, params: { argument: name ?? header } });
    if (name !== undefined) args[name] = value;
  }
  return ok(args);
};

/**
 * Checks a call's signature over the text as received, with any of the system's secrets, and gives the call's own
 * arguments. What leaked from earlier calls is not given, signed or not. The signature names neither call nor path, so a
 * call must find its own required arguments signed, or it could be fed with the headers of another.
 */
export const verifyCall = (
  call: AxisCall,
  headers: ReceivedHeaders,
  secrets: readonly string[],
  /** Whether a destroyed description is worth the trial of its readings. */
  restore = true,
): Outcome<CallArguments, SignatureRefusal> => {
  const text = receivedHeader(headers, SIGN_HEADER);
  const stated = receivedHeader(headers, HASH_HEADER)?.toLowerCase();
  if (text === undefined || stated === undefined) {
    return refused({ code: 'axis/signature-missing', path: text === undefined ? SIGN_HEADER : HASH_HEADER });
  }
  const isSigned = (reading: string): boolean => secrets.some((secret) => sameHex(hmacOf(secret, reading), stated));
  const destroyed = hasDestroyedDescription(text);
  const asSent = [text, fromUtf8(text)].find((reading) => reading !== undefined && isSigned(reading));
  const signed = asSent ?? (destroyed && restore && secrets.length > 0 ? restoredText(text, isSigned) : undefined);
  if (signed === undefined) {
    return refused({ code: destroyed ? 'axis/description-destroyed' : 'axis/signature-wrong', path: HASH_HEADER });
  }
  const all = signedArguments(headers, signed);
  if (!all.ok) return all;
  const { required, optional } = formOf(call);
  const own: Partial<Record<ArgumentName, string>> = {};
  for (const name of [...required, ...optional]) {
    const value = all.value[name];
    if (value !== undefined) {
      own[name] = value;
    } else if (required.includes(name)) {
      const there = receivedHeader(headers, headerOf(name)) !== undefined;
      const code = there ? 'axis/argument-unsigned' : 'axis/argument-missing';
      return refused({ code, path: headerOf(name), params: { argument: name } });
    }
  }
  return ok(own);
};
