import type { Authenticator, Principal as Caller } from '@lienthong/http-edge';
import type { RegistryPorts } from '../../application/commit.js';
import type { Principal } from '../../application/principals.js';
import { noteSystemSeen } from '../../application/system-commands.js';

const HOUR_MS = 3_600_000;
const RETRY_MS = 60_000;

export interface AuthenticatorOptions {
  /** Told when it could not be recorded that a system was seen; the request goes on. */
  readonly onFailure: (error: unknown) => void;
}

/** Whether the edge's principal came from this registry's authenticator, with expiry and mandates. */
export const isRegistryPrincipal = (caller: Caller): caller is Principal =>
  'expiresAt' in caller && 'mandates' in caller;

/** The edge's port to whoever knows the credentials. Records that a system was seen at most once an hour. */
export const createAuthenticator = (ports: RegistryPorts, { onFailure }: AuthenticatorOptions): Authenticator => {
  const { principals } = ports.registry;
  const noteSeen = noteSystemSeen(ports);
  /** Milliseconds from which a system is noted again; kept here so that a burst does not race on one stream. */
  const noteAgainAt = new Map<string, number>();

  const note = (principal: Principal, now: number): void => {
    if (now < (noteAgainAt.get(principal.systemId) ?? 0)) return;
    noteAgainAt.set(principal.systemId, now + HOUR_MS);
    noteSeen(principal).catch((error: unknown) => {
      noteAgainAt.set(principal.systemId, now + RETRY_MS);
      onFailure(error);
    });
  };

  return {
    authenticate: (token, now) => {
      const principal = principals.authenticate(token, now);
      if (principal !== undefined) note(principal, Date.parse(now));
      return principal;
    },
    stillHolds: (caller, now) => isRegistryPrincipal(caller) && principals.isValid(caller, now),
    onRevoked: (listener) => principals.onRevoked(({ credentialId }) => listener(credentialId)),
  };
};
