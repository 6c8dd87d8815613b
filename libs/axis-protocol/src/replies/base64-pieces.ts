import { malformed } from './read-reply.js';

export interface Base64Pieces {
  /** The bytes that the text so far has completed. Throws axis/reply-malformed for anything but Base64 and white space. */
  write(text: string): Buffer;
  /** Those of a last group without its padding, which some leave out. */
  end(): Buffer;
}

const LETTERS = /^[A-Za-z0-9+/]*$/;
const PADDING = /^={0,2}$/;

/** Base64 of RFC 4648 §4 in pieces of any length. */
export const base64Pieces = (): Base64Pieces => {
  let rest = '';
  let padding = '';
  return {
    write: (text) => {
      const fresh = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
      const end = fresh.indexOf('=');
      const letters = end < 0 ? fresh : fresh.slice(0, end);
      if (!LETTERS.test(letters) || (padding !== '' && letters !== '')) throw malformed('no Base64');
      padding += fresh.slice(letters.length);
      if (!PADDING.test(padding)) throw malformed('no Base64');
      const all = rest + letters;
      const whole = all.length - (all.length % 4);
      rest = all.slice(whole);
      return Buffer.from(all.slice(0, whole), 'base64');
    },
    end: () => {
      if (rest.length === 1) throw malformed('no Base64');
      return Buffer.from(rest, 'base64');
    },
  };
};
