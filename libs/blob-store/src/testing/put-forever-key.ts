import { createSecretKey } from 'node:crypto';
import type { DataKey } from '@lienthong/keyring';

/** Both processes of the kill test make the same key from one line. */
export const keyFrom = (line: string): DataKey => ({
  id: 'kill-test',
  wrapped: new Uint8Array(),
  secret: createSecretKey(Buffer.from(line, 'hex')),
});
