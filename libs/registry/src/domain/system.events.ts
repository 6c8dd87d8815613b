import type { Brand, Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';

/** A connected system: a vendor's software, a province's platform. Lower-case letters, digits, hyphens; 3–63 characters. */
export type SystemId = Brand<string, 'SystemId'>;

/** 20 hexadecimal digits, random. */
export type CredentialId = Brand<string, 'CredentialId'>;

/** `relay`: a relay in a process of its own, which writes the agencies' topics. */
export const SYSTEM_ROLES = ['agency', 'operator', 'auditor', 'relay'] as const;
export type SystemRole = (typeof SYSTEM_ROLES)[number];

/** What it is: document management, a province's one-stop software, a platform for many, a person's tool. */
export const SYSTEM_KINDS = ['document-management', 'one-stop', 'platform', 'tool'] as const;
export type SystemKind = (typeof SYSTEM_KINDS)[number];

/** The right to speak for an agency from `from` until before `to`; open without it. */
export interface Mandate {
  readonly agency: AgencyId;
  readonly from: Instant;
  readonly to?: Instant;
}

export interface Credential {
  readonly credentialId: CredentialId;
  /** SHA-256 of the 256-bit secret, hexadecimal. The secret itself is written nowhere. */
  readonly secretHash: string;
  readonly role: SystemRole;
  readonly expiresAt: Instant;
}

export type SystemEvent =
  | {
      readonly type: 'SystemRegistered';
      readonly data: { readonly systemId: SystemId; readonly name: string; readonly kind: SystemKind };
    }
  | { readonly type: 'MandateGranted'; readonly data: Mandate }
  /** All mandates for that agency end at `at`; later ones are gone. */
  | { readonly type: 'MandateEnded'; readonly data: { readonly agency: AgencyId; readonly at: Instant } }
  | { readonly type: 'CredentialIssued'; readonly data: Credential }
  | {
      readonly type: 'CredentialRevoked';
      readonly data: { readonly credentialId: CredentialId; readonly at: Instant; readonly reason: string };
    }
  /** At most one an hour. */
  | { readonly type: 'SystemSeen'; readonly data: { readonly at: Instant; readonly credentialId: CredentialId } };

const TYPES: Readonly<Record<SystemEvent['type'], true>> = {
  SystemRegistered: true,
  MandateGranted: true,
  MandateEnded: true,
  CredentialIssued: true,
  CredentialRevoked: true,
  SystemSeen: true,
};

export const isSystemEventType = (type: string): type is SystemEvent['type'] => Object.hasOwn(TYPES, type);
