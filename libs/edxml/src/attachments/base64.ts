import { stop } from '../reading/stop.js';

const ALPHABET = /^[A-Za-z0-9+/]*$/;

export interface Base64Decoder {
  /** The bytes that the text so far has completed. Throws Stop for anything but Base64 and white space. */
  write(text: string): Buffer;
  /** Throws Stop when the text ended within a group of four. */
  end(): void;
}

/** Base64 of RFC 4648 §4 with padding, in pieces of any length, white space between. */
export const createBase64Decoder = (path: string): Base64Decoder => {
  let rest = '';
  let padded = false;
  const fail = () => stop('edxml/base64', path);

  const decodeGroups = (groups: string): Buffer => {
    const padding = groups.indexOf('=');
    const body = padding < 0 ? groups : groups.slice(0, padding);
    if (!ALPHABET.test(body)) throw fail();
    if (padding >= 0) {
      padded = true;
      const tail = groups.slice(padding);
      if (tail !== '=' && tail !== '==') throw fail();
    }
    return Buffer.from(groups, 'base64');
  };

  return {
    write: (text) => {
      const fresh = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
      if (fresh === '') return Buffer.alloc(0);
      if (padded) throw fail();
      const all = rest + fresh;
      const whole = all.length - (all.length % 4);
      rest = all.slice(whole);
      return decodeGroups(all.slice(0, whole));
    },
    end: () => {
      if (rest !== '') throw fail();
    },
  };
};
