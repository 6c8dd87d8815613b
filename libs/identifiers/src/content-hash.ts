import { ok, refused } from '@lienthong/kernel';
import type { Brand, Outcome, Refusal } from '@lienthong/kernel';

/** SHA-256 of content as 64 lower-case hexadecimal digits. */
export type ContentHash = Brand<string, 'ContentHash'>;

export type ContentHashRefusal = Refusal<'identifiers/content-hash-malformed'>;

const FORM = /^[0-9a-f]{64}$/;

export const isContentHash = (text: string): text is ContentHash => FORM.test(text);

/** One spelling only: upper case is refused, since hashes are compared as text. */
export const parseContentHash = (text: string): Outcome<ContentHash, ContentHashRefusal> =>
  isContentHash(text) ? ok(text) : refused({ code: 'identifiers/content-hash-malformed' });
