import { createHmac } from 'node:crypto';
import type { ArgumentName } from '../calls/calls.js';
import {
  HASH_HEADER,
  headerOf,
  KIT_VERSION,
  SIGN_HEADER,
  SIGN_HEADER_KEY,
  SYSTEM_ID,
  TIMESTAMP,
  VERSION,
} from '../wire/header-names.js';

export type CallArguments = Readonly<Partial<Record<ArgumentName, string>>>;

export interface Signer {
  readonly systemId: string;
  readonly secret: string;
  /** As `axisTimestamp` writes it. */
  readonly timestamp: string;
}

/** Lower-case hexadecimal HMAC-SHA256 over the UTF-8 of the text. */
export const hmacOf = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text, 'utf8').digest('hex');

const PRINTABLE = /^[ -~]*$/;

/**
 * The prefixed headers of one call: who, when, its arguments, and their signature. An argument that a header cannot
 * carry is a mistake of the caller's (TypeError): `asciiText` first.
 */
export const signedHeaders = ({ systemId, secret, timestamp }: Signer, args: CallArguments): Record<string, string> => {
  const given = Object.entries(args);
  for (const [name, value] of given) {
    if (!PRINTABLE.test(value)) throw new TypeError(`The argument ${name} holds what no header carries`);
  }
  const own = Object.fromEntries(given.map(([name, value]) => [headerOf(name), value]));
  const text = JSON.stringify(own);
  return {
    [SYSTEM_ID]: systemId,
    [TIMESTAMP]: timestamp,
    [VERSION]: KIT_VERSION,
    ...own,
    [SIGN_HEADER_KEY]: given.map(([name]) => name).join(';'),
    [SIGN_HEADER]: text,
    [HASH_HEADER]: hmacOf(secret, text),
  };
};
