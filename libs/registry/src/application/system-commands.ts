import { randomBytes } from 'node:crypto';
import { ok, refused } from '@lienthong/kernel';
import type { Instant, Outcome } from '@lienthong/kernel';
import { streamName } from '@lienthong/event-store';
import type { Assertion } from '@lienthong/event-store';
import { localDateAt } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
import { standingOn } from '../domain/agency.directory.js';
import { formatToken, isCredentialId } from '../domain/credential-token.js';
import { systemRefusal } from '../domain/system.commands.js';
import type { SystemCommand, SystemRefusal } from '../domain/system.commands.js';
import { systemDecider } from '../domain/system.js';
import type { CredentialId, SystemId, SystemKind, SystemRole } from '../domain/system.events.js';
import { commit } from './commit.js';
import type { Committed, RegistryPorts } from './commit.js';
import { hashSecret } from './principals.js';
import type { Principal } from './principals.js';

export type SystemOutcome = Outcome<Committed, SystemRefusal>;

export interface IssuedCredential {
  readonly credentialId: CredentialId;
  /** Shown this once; the hub keeps its hash only. */
  readonly token: string;
  readonly expiresAt: Instant;
}

/** `random(bytes)`; default the operating system's. */
export interface CredentialPorts extends RegistryPorts {
  readonly random?: (bytes: number) => Uint8Array;
}

const OPERATOR: Assertion = { role: 'operator' };

const changeSystem = (
  { store, registry: { principals }, clock }: RegistryPorts,
  system: SystemId,
  command: SystemCommand,
  by: Assertion = OPERATOR,
): Promise<SystemOutcome> =>
  commit(
    { store, clock },
    {
      stream: streamName('system', system),
      current: () => principals.folded(system),
      apply: (fact) => principals.apply(fact),
    },
    (state) => systemDecider.decide(command, state),
    by,
  );

export const registerSystem =
  (ports: RegistryPorts) =>
  (
    { systemId, name, kind }: { readonly systemId: SystemId; readonly name: string; readonly kind: SystemKind },
    by?: Assertion,
  ): Promise<SystemOutcome> =>
    changeSystem(ports, systemId, { type: 'RegisterSystem', systemId, name, kind }, by);

/** From `from` until before `to`. What the system's mandates cover already is no new fact. */
export const grantMandate =
  (ports: RegistryPorts) =>
  (
    {
      systemId,
      ...mandate
    }: { readonly systemId: SystemId; readonly agency: AgencyId; readonly from: Instant; readonly to?: Instant },
    by?: Assertion,
  ): Promise<SystemOutcome> => {
    const agency = ports.registry.register.directory.agency(mandate.agency);
    const standing = standingOn(agency, localDateAt(mandate.from));
    return changeSystem(ports, systemId, { type: 'GrantMandate', mandate, standing }, by);
  };

/** Without `at`: now. */
export const endMandate =
  (ports: RegistryPorts) =>
  (
    { systemId, agency, at }: { readonly systemId: SystemId; readonly agency: AgencyId; readonly at?: Instant },
    by?: Assertion,
  ): Promise<SystemOutcome> =>
    changeSystem(ports, systemId, { type: 'EndMandate', agency, at: at ?? ports.clock.now() }, by);

/** To rotate: issue a second credential, let the system change over, revoke the first. */
export const issueCredential =
  (ports: CredentialPorts) =>
  async (
    {
      systemId,
      role,
      expiresAt,
    }: { readonly systemId: SystemId; readonly role: SystemRole; readonly expiresAt: Instant },
    by?: Assertion,
  ): Promise<Outcome<IssuedCredential, SystemRefusal>> => {
    const random = ports.random ?? randomBytes;
    const credentialId = Buffer.from(random(10)).toString('hex');
    if (!isCredentialId(credentialId)) throw new TypeError('The source of randomness gave fewer bytes than asked.');
    const secret = Buffer.from(random(32)).toString('base64url');
    const credential = { credentialId, secretHash: hashSecret(secret), role, expiresAt };
    const now = ports.clock.now();
    const outcome = await changeSystem(ports, systemId, { type: 'IssueCredential', credential, now }, by);
    return outcome.ok ? ok({ credentialId, token: formatToken({ credentialId, secret }), expiresAt }) : outcome;
  };

export const revokeCredential =
  (ports: RegistryPorts) =>
  async (
    { credentialId, reason }: { readonly credentialId: CredentialId; readonly reason: string },
    by?: Assertion,
  ): Promise<SystemOutcome> => {
    const owner = ports.registry.principals.ownerOf(credentialId);
    if (owner === undefined) return refused(systemRefusal('credential/unknown', 'credentialId'));
    const now = ports.clock.now();
    return changeSystem(ports, owner, { type: 'RevokeCredential', credentialId, reason, now }, by);
  };

const HOUR_MS = 3_600_000;

/** Call it on every request: it appends at most once an hour per system, and asks the store for nothing in between. */
export const noteSystemSeen =
  (ports: RegistryPorts) =>
  async ({ systemId, credentialId }: Principal): Promise<SystemOutcome> => {
    const now = ports.clock.now();
    const seenAt = ports.registry.principals.system(systemId)?.seenAt;
    if (seenAt !== undefined && Date.parse(now) - Date.parse(seenAt) < HOUR_MS) return ok({ events: [] });
    const by: Assertion = { role: 'hub', system: systemId };
    return changeSystem(ports, systemId, { type: 'NoteSystemSeen', credentialId, now }, by);
  };
