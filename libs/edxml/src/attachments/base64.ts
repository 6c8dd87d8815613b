import { stop } from '../reading/stop.js';

/** Node skips what is not of the alphabet, reads that of base64url as well, and may take other letters for ASCII. */
const decoded = (groups: string, padding: number): Buffer | undefined => {
  if (groups.includes('-') || groups.includes('_') || Buffer.byteLength(groups) !== groups.length) return undefined;
  const bytes = Buffer.from(groups, 'base64');
  return bytes.length === (groups.length / 4) * 3 - padding ? bytes : undefined;
};

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
    if (padding >= 0) {
      padded = true;
      const tail = groups.slice(padding);
      if (tail !== '=' && tail !== '==') throw fail();
    }
    const bytes = decoded(groups, padding < 0 ? 0 : groups.length - padding);
    if (bytes === undefined) throw fail();
    return bytes;
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
