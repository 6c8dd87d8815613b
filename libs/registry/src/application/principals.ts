import { hash, timingSafeEqual } from 'node:crypto';
import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import { parseToken } from '../domain/credential-token.js';
import { holdsAt } from '../domain/mandates.js';
import type { Interval } from '../domain/mandates.js';
import { systemDecider } from '../domain/system.js';
import type { RegisteredSystem, System } from '../domain/system.js';
import type { CredentialId, SystemEvent, SystemId, SystemKind, SystemRole } from '../domain/system.events.js';
import { foldStreams } from './folded-streams.js';
import type { Folded } from './folded-streams.js';
import { systemEventOf } from './recorded-fact.js';
import type { RecordedFact } from './recorded-fact.js';

/** Who is connected: a system with the role of the credential that it showed. */
export interface Principal {
  readonly systemId: SystemId;
  readonly credentialId: CredentialId;
  readonly role: SystemRole;
  readonly expiresAt: Instant;
  /** As of the moment of authentication; ask `mayActFor` for what holds now. */
  readonly mandates: ReadonlyMap<AgencyId, readonly Interval[]>;
}

export interface Revocation {
  readonly systemId: SystemId;
  readonly credentialId: CredentialId;
  readonly at: Instant;
}

export interface SystemView {
  readonly systemId: SystemId;
  readonly name: string;
  readonly kind: SystemKind;
  readonly mandates: ReadonlyMap<AgencyId, readonly Interval[]>;
  readonly credentials: readonly {
    readonly credentialId: CredentialId;
    readonly role: SystemRole;
    readonly expiresAt: Instant;
    readonly revokedAt?: Instant;
  }[];
  /** To the hour. */
  readonly seenAt?: Instant;
}

export interface Principals {
  /** Folds an event of a stream `system-…`; one that was seen before changes nothing. */
  apply(fact: RecordedFact): void;
  /** Undefined for whatever is wrong: form, secret, expiry, revocation. */
  authenticate(token: string, now: Instant): Principal | undefined;
  /** By the mandates now recorded, not those at authentication. False for operators and auditors: they speak for no agency. */
  mayActFor(principal: Principal, agency: AgencyId, instant: Instant): boolean;
  /** Expired or revoked since: long streams ask again. */
  isValid(principal: Principal, now: Instant): boolean;
  /** Called once per revocation, as soon as it is known here. Returns how to stop listening. */
  onRevoked(listener: (revocation: Revocation) => void): () => void;
  /** Whether any connected system speaks for the agency at that instant. */
  isSpokenFor(agency: AgencyId, instant: Instant): boolean;
  system(id: SystemId): SystemView | undefined;
  systems(): readonly SystemView[];
  ownerOf(credential: CredentialId): SystemId | undefined;
}

/** The principals with what commands need of them. */
export interface DecidingPrincipals extends Principals {
  folded(id: SystemId): Folded<System>;
}

export const hashSecret = (secret: string): string => hash('sha256', Buffer.from(secret, 'base64url'), 'hex');

/** Compared with when the credential is unknown, so that unknown and wrong take the same time. */
const NO_HASH = '0'.repeat(64);

const viewOf = ({ systemId, name, kind, mandates, credentials, seenAt }: RegisteredSystem): SystemView => ({
  systemId,
  name,
  kind,
  mandates,
  credentials: [...credentials.values()].map(({ credentialId, role, expiresAt, revokedAt }) => ({
    credentialId,
    role,
    expiresAt,
    ...(revokedAt === undefined ? {} : { revokedAt }),
  })),
  ...(seenAt === undefined ? {} : { seenAt }),
});

export const createPrincipals = (): DecidingPrincipals => {
  const streams = foldStreams<System>('system', systemDecider.initial);
  const owners = new Map<CredentialId, SystemId>();
  const listeners = new Set<(revocation: Revocation) => void>();
  /** Who ever held a mandate for an agency. */
  const speakers = new Map<AgencyId, Set<SystemId>>();

  const registered = (id: SystemId | undefined): RegisteredSystem | undefined => {
    const state = id === undefined ? systemDecider.initial : streams.get(id).state;
    return state.status === 'registered' ? state : undefined;
  };

  const announce = (systemId: SystemId, event: SystemEvent): void => {
    if (event.type === 'CredentialIssued') owners.set(event.data.credentialId, systemId);
    if (event.type === 'MandateGranted') {
      const known = speakers.get(event.data.agency);
      if (known === undefined) speakers.set(event.data.agency, new Set([systemId]));
      else known.add(systemId);
    }
    if (event.type !== 'CredentialRevoked') return;
    const { credentialId, at } = event.data;
    for (const listener of listeners) listener({ systemId, credentialId, at });
  };

  const usable = (systemId: SystemId | undefined, credentialId: CredentialId, now: Instant) => {
    const held = registered(systemId)?.credentials.get(credentialId);
    return held !== undefined && held.revokedAt === undefined && now < held.expiresAt ? held : undefined;
  };

  return {
    apply(fact) {
      const event = systemEventOf(fact);
      const slot = streams.fold(fact, (before) => systemDecider.evolve(before, event));
      if (slot?.state.status === 'registered') announce(slot.state.systemId, event);
    },
    authenticate(token, now) {
      const parsed = parseToken(token);
      if (parsed === undefined) return undefined;
      const system = registered(owners.get(parsed.credentialId));
      const held = system?.credentials.get(parsed.credentialId);
      const same = timingSafeEqual(
        Buffer.from(hashSecret(parsed.secret), 'hex'),
        Buffer.from(held?.secretHash ?? NO_HASH, 'hex'),
      );
      if (!same || system === undefined || usable(system.systemId, parsed.credentialId, now) === undefined)
        return undefined;
      const { systemId, mandates } = system;
      return held === undefined
        ? undefined
        : { systemId, credentialId: held.credentialId, role: held.role, expiresAt: held.expiresAt, mandates };
    },
    mayActFor(principal, agency, instant) {
      const system = registered(principal.systemId);
      return principal.role === 'agency' && system !== undefined && holdsAt(system.mandates, agency, instant);
    },
    isValid: (principal, now) => usable(principal.systemId, principal.credentialId, now) !== undefined,
    onRevoked(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    isSpokenFor: (agency, instant) =>
      [...(speakers.get(agency) ?? [])].some((id) => {
        const system = registered(id);
        return system !== undefined && holdsAt(system.mandates, agency, instant);
      }),
    system(id) {
      const system = registered(id);
      return system === undefined ? undefined : viewOf(system);
    },
    systems: () =>
      [...streams.entries()].flatMap(([, { state }]) => (state.status === 'registered' ? [viewOf(state)] : [])),
    ownerOf: (credential) => owners.get(credential),
    folded: (id) => streams.get(id),
  };
};
