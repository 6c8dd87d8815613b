import type { Instant, Refusal } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import type { Standing } from './agency.directory.js';
import type { Credential, CredentialId, Mandate, SystemId, SystemKind } from './system.events.js';

export type SystemCommand =
  | { readonly type: 'RegisterSystem'; readonly systemId: SystemId; readonly name: string; readonly kind: SystemKind }
  /** `standing`: the agency's on the day on which the mandate begins. */
  | { readonly type: 'GrantMandate'; readonly mandate: Mandate; readonly standing: Standing }
  | { readonly type: 'EndMandate'; readonly agency: AgencyId; readonly at: Instant }
  | { readonly type: 'IssueCredential'; readonly credential: Credential; readonly now: Instant }
  | {
      readonly type: 'RevokeCredential';
      readonly credentialId: CredentialId;
      readonly reason: string;
      readonly now: Instant;
    }
  | { readonly type: 'NoteSystemSeen'; readonly credentialId: CredentialId; readonly now: Instant };

export type SystemRefusalCode =
  | 'system/unknown'
  | 'system/already-registered'
  | 'system/name-empty'
  | 'mandate/dates'
  | 'mandate/agency-unknown'
  | 'mandate/closed-agency-needs-end'
  | 'credential/expired'
  | 'credential/already-issued'
  | 'credential/unknown';

export type SystemRefusal = Refusal<SystemRefusalCode>;

export const systemRefusal = (code: SystemRefusalCode, path?: string): SystemRefusal => ({
  code,
  ...(path === undefined ? {} : { path }),
});
