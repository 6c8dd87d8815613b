import { accept, assertNever, refuse } from '@lienthong/kernel';
import type { Decider, Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import { covers, end, grant, holdsAfter } from './mandates.js';
import type { Mandates } from './mandates.js';
import { systemRefusal } from './system.commands.js';
import type { SystemCommand, SystemRefusal } from './system.commands.js';
import type { Credential, CredentialId, SystemEvent, SystemId, SystemKind } from './system.events.js';

export interface HeldCredential extends Credential {
  readonly revokedAt?: Instant;
}

export type System =
  | { readonly status: 'unregistered' }
  | {
      readonly status: 'registered';
      readonly systemId: SystemId;
      readonly name: string;
      readonly kind: SystemKind;
      readonly mandates: Mandates;
      readonly credentials: ReadonlyMap<CredentialId, HeldCredential>;
      readonly seenAt?: Instant;
    };

export type RegisteredSystem = Extract<System, { status: 'registered' }>;

const HOUR_MS = 3_600_000;

const decide: Decider<SystemCommand, SystemEvent, System, SystemRefusal>['decide'] = (command, state) => {
  if (command.type === 'RegisterSystem') {
    const { systemId, name, kind } = command;
    if (state.status === 'unregistered')
      return name.trim() === ''
        ? refuse(systemRefusal('system/name-empty', 'name'))
        : accept({ type: 'SystemRegistered', data: { systemId, name, kind } });
    return state.name === name && state.kind === kind ? accept() : refuse(systemRefusal('system/already-registered'));
  }
  if (state.status === 'unregistered') return refuse(systemRefusal('system/unknown'));
  switch (command.type) {
    case 'GrantMandate': {
      const { mandate } = command;
      if (mandate.to !== undefined && mandate.to <= mandate.from) return refuse(systemRefusal('mandate/dates', 'to'));
      if (command.standing === 'unknown') return refuse(systemRefusal('mandate/agency-unknown', 'agency'));
      // A closed agency's affairs are wound up within a set time.
      if (command.standing === 'closed' && mandate.to === undefined)
        return refuse(systemRefusal('mandate/closed-agency-needs-end', 'to'));
      return covers(state.mandates, mandate) ? accept() : accept({ type: 'MandateGranted', data: mandate });
    }
    case 'EndMandate': {
      const { agency, at } = command;
      return holdsAfter(state.mandates, agency, at) ? accept({ type: 'MandateEnded', data: { agency, at } }) : accept();
    }
    case 'IssueCredential': {
      if (command.credential.expiresAt <= command.now) return refuse(systemRefusal('credential/expired', 'expiresAt'));
      return state.credentials.has(command.credential.credentialId)
        ? refuse(systemRefusal('credential/already-issued', 'credentialId'))
        : accept({ type: 'CredentialIssued', data: command.credential });
    }
    case 'RevokeCredential': {
      const { credentialId, now, reason } = command;
      const held = state.credentials.get(credentialId);
      if (held === undefined) return refuse(systemRefusal('credential/unknown', 'credentialId'));
      return held.revokedAt === undefined
        ? accept({ type: 'CredentialRevoked', data: { credentialId, at: now, reason } })
        : accept();
    }
    case 'NoteSystemSeen': {
      const { now, credentialId } = command;
      const fresh = state.seenAt !== undefined && Date.parse(now) - Date.parse(state.seenAt) < HOUR_MS;
      return fresh ? accept() : accept({ type: 'SystemSeen', data: { at: now, credentialId } });
    }
    default:
      return assertNever(command);
  }
};

const evolve = (state: System, event: SystemEvent): System => {
  if (event.type === 'SystemRegistered')
    return { status: 'registered', ...event.data, mandates: new Map<AgencyId, never>(), credentials: new Map() };
  if (state.status === 'unregistered') return state;
  switch (event.type) {
    case 'MandateGranted':
      return { ...state, mandates: grant(state.mandates, event.data) };
    case 'MandateEnded':
      return { ...state, mandates: end(state.mandates, event.data.agency, event.data.at) };
    case 'CredentialIssued':
      return { ...state, credentials: new Map(state.credentials).set(event.data.credentialId, event.data) };
    case 'CredentialRevoked': {
      const held = state.credentials.get(event.data.credentialId);
      if (held === undefined) return state;
      const revoked: HeldCredential = { ...held, revokedAt: event.data.at };
      return { ...state, credentials: new Map(state.credentials).set(held.credentialId, revoked) };
    }
    case 'SystemSeen':
      return { ...state, seenAt: event.data.at };
    default:
      return assertNever(event);
  }
};

export const systemDecider: Decider<SystemCommand, SystemEvent, System, SystemRefusal> = {
  initial: { status: 'unregistered' },
  decide,
  evolve,
};
