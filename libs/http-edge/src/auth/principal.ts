import type { Instant } from '@lienthong/kernel';

export const ROLES = ['agency', 'operator', 'auditor', 'relay'] as const;

export type Role = (typeof ROLES)[number];

/** Who calls: a connected system, through one of its credentials. */
export interface Principal {
  readonly systemId: string;
  readonly role: Role;
  readonly credentialId: string;
}

/** The port to whoever knows the credentials. */
export interface Authenticator {
  /** Undefined for an unknown, expired or revoked token, without saying which. */
  authenticate(token: string, now: Instant): Principal | undefined;
  /** Asked again and again while a stream is open; false ends it. Covers expiry and missed revocations. */
  stillHolds?(principal: Principal, now: Instant): boolean;
  /** Calls back with the id of each credential that is revoked; returns how to stop listening. */
  onRevoked?(listener: (credentialId: string) => void): () => void;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null on an open route that was called without a token. */
    principal: Principal | null;
  }
  interface FastifyContextConfig {
    /** True for a route that needs no token. */
    open?: boolean;
  }
}
