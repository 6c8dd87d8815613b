import { hash } from 'node:crypto';

const FORM = /^[0-9a-f]{32,64}$/;

/** The kit writes each byte of the SHA-256 in hexadecimal without its leading zero: 32 to 64 digits. */
export const unpaddedHash = (sha256: string): string => sha256.replace(/(..)/g, (byte) => byte.replace(/^0/, ''));

/** The `hash-file` that the kit would send for these bytes, which are the file without CR LF. */
export const fileHash = (file: Uint8Array): string => unpaddedHash(hash('sha256', file, 'hex'));

export const isFileHash = (text: string): boolean => FORM.test(text.toLowerCase());

/** Whether a stated hash is that of the file, padded or not, in either case. `sha256`: 64 lower-case digits. */
export const matchesFileHash = (stated: string, sha256: string): boolean =>
  [sha256, unpaddedHash(sha256)].includes(stated.toLowerCase());
