import type { Hub } from '@lienthong/hub';
import { instantOf, systemClock } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import {
  endMandate,
  grantMandate,
  issueCredential,
  parseSystemId,
  registerSystem,
  revokeCredential,
} from '@lienthong/registry';
import type { SystemRole } from '@lienthong/registry';

export const must = <T>(
  outcome: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { code: string } },
): T => {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
};

/** A moment so many milliseconds from now. */
export const fromNow = (ms: number): Instant => instantOf(new Date(Date.parse(systemClock.now()) + ms));

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export interface WantedMandate {
  /** Any code of a live agency. */
  readonly agency: string;
  /** Default: now. */
  readonly from?: Instant;
  readonly to?: Instant;
}

export interface WantedSystem {
  readonly mandates?: readonly WantedMandate[];
  readonly role: SystemRole;
  /** Default: in a day. */
  readonly expiresAt?: Instant;
  /** When the credential is issued; default now. */
  readonly issuedAt?: Instant;
}

export interface ConnectedSystem {
  readonly token: string;
  revoke(): Promise<void>;
  /** Ends the mandate for an agency, now. */
  endMandate(agency: string): Promise<void>;
}

/** Registers connected systems at a hub that runs in this process. */
export const connectSystem =
  ({ exchange: { store }, registry }: Pick<Hub, 'exchange' | 'registry'>) =>
  async (
    name: string,
    { mandates = [], role, expiresAt = fromNow(dayMs), issuedAt }: WantedSystem,
  ): Promise<ConnectedSystem> => {
    const ports = { store, registry, clock: systemClock };
    const systemId = must(parseSystemId(name));
    const liveAgency = (code: string) => {
      const found = registry.register.resolve(code, systemClock.now());
      if (found.kind !== 'live') throw new Error(`${code} is ${found.kind}`);
      return found.agency.agencyId;
    };
    must(await registerSystem(ports)({ systemId, name, kind: 'platform' }));
    for (const { agency, from = systemClock.now(), to } of mandates) {
      const mandate = { systemId, agency: liveAgency(agency), from, ...(to === undefined ? {} : { to }) };
      must(await grantMandate(ports)(mandate));
    }
    const issuing = { ...ports, clock: issuedAt === undefined ? systemClock : { now: () => issuedAt } };
    const { token, credentialId } = must(await issueCredential(issuing)({ systemId, role, expiresAt }));
    return {
      token,
      revoke: async () => void must(await revokeCredential(ports)({ credentialId, reason: 'Thu hồi' })),
      endMandate: async (agency) => void must(await endMandate(ports)({ systemId, agency: liveAgency(agency) })),
    };
  };
