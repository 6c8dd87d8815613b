import type { Clock } from '@lienthong/kernel';
import type { Authenticator } from '../auth/principal.js';
import type { OpenStreams } from './open-streams.js';

/** Ends streams whose credential is revoked (at once) or no longer holds (at the next look). Returns how to stop. */
export const watchCredentials = (
  authenticator: Authenticator,
  streams: OpenStreams,
  clock: Clock,
  everyMs: number,
): (() => void) => {
  const unlisten = authenticator.onRevoked?.((credentialId) => streams.endRevoked(credentialId));
  const timer = setInterval(() => {
    if (streams.size === 0) return;
    const now = clock.now();
    streams.endWhere((principal) => authenticator.stillHolds?.(principal, now) === false);
  }, everyMs).unref();
  return () => {
    clearInterval(timer);
    unlisten?.();
  };
};
