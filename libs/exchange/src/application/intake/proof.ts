import { hash } from 'node:crypto';
import { randomHex } from '@lienthong/keyring';

/** 128 bits, hex: what keeps a low-entropy document from being guessed from its proof once it is erased. */
export const newSalt = (): string => randomHex(16);

/** SHA-256 over salt ‖ digest (both as bytes), hex. */
export const proofOf = (salt: string, digest: string): string =>
  hash('sha256', Buffer.from(salt + digest, 'hex'), 'hex');
