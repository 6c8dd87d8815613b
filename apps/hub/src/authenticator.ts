import type { Authenticator } from '@lienthong/http-edge';
import type { LiveRegistry, Principals } from '@lienthong/registry';

/** The edge's question who is calling, answered by the register of connected systems. */
export const authenticatorOf = ({ principals }: Pick<LiveRegistry, 'principals'>): Authenticator => ({
  authenticate: (token, now) => principals.authenticate(token, now),
  stillHolds: (principal, now) => principals.isValid(principal as Parameters<Principals['isValid']>[0], now),
  onRevoked: (listener) => principals.onRevoked(({ credentialId }) => listener(credentialId)),
});
