import { hash } from 'node:crypto';

const FORM = /^[0-9a-f]{32,64}$/;

/** The kit writes each byte of the SHA-256 in hexadecimal without its leading zero: 32 to 64 digits. */
export const unpaddedHash = (sha256: string): string => {
  let digits = '';
  for (let at = 0; at < sha256.length; at += 2) digits += sha256.slice(sha256[at] === '0' ? at + 1 : at, at + 2);
  return digits;
};

/** The `hash-file` that the kit would send for these bytes, which are the file without CR LF. */
export const fileHash = (file: Uint8Array): string => unpaddedHash(hash('sha256', file, 'hex'));

export const isFileHash = (text: string): boolean => FORM.test(text.toLowerCase());

/** Whether a stated hash is that of the file, padded or not, in either case. `sha256`: 64 lower-case digits. */
export const matchesFileHash = (stated: string, sha256: string): boolean => {
  const said = stated.toLowerCase();
  return said === sha256 || said === unpaddedHash(sha256);
};
