import type { IncomingHttpHeaders } from 'node:http';
import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';

const MAX_LENGTH = 255;

/** A string of RFC 9651: printable ASCII in quotes, `"` and `\` escaped. */
const QUOTED = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;

/** What many clients send: visible ASCII without what would make it a list, a string or a parameter. */
const BARE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/;

/**
 * The key of draft-ietf-httpapi-idempotency-key-header, as the draft writes it or without the quotes; both are the same
 * key. Undefined where there is none. Refusal: `http/idempotency-key-malformed`, also for more than one.
 */
export const idempotencyKeyOf = (headers: IncomingHttpHeaders): Outcome<string | undefined> => {
  const given = headers['idempotency-key'];
  if (given === undefined) return ok(undefined);
  const text = typeof given === 'string' ? given.trim() : '';
  const key = QUOTED.exec(text)?.[1]?.replaceAll(/\\(["\\])/g, '$1') ?? (BARE.test(text) ? text : '');
  return key === '' || key.length > MAX_LENGTH
    ? refused({ code: 'http/idempotency-key-malformed', params: { max: MAX_LENGTH } })
    : ok(key);
};
