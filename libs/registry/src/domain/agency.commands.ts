import type { Refusal } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import type {
  AgencyCodeFact,
  AgencyEndpoint,
  AgencyKey,
  AgencyMove,
  AgencyRegistration,
  Effective,
  Successor,
} from './agency.events.js';

/** Each is for one agency and names the day on which the change takes effect. */
export type AgencyCommand =
  | { readonly type: 'RegisterAgency'; readonly data: AgencyRegistration }
  | { readonly type: 'AddAgencyCode'; readonly data: AgencyCodeFact }
  | { readonly type: 'RenameAgency'; readonly data: Effective & { readonly name: string } }
  | { readonly type: 'MoveAgency'; readonly data: AgencyMove }
  | { readonly type: 'SuspendAgency'; readonly data: Effective & { readonly reason: string } }
  | { readonly type: 'ResumeAgency'; readonly data: Effective }
  | { readonly type: 'SucceedAgency'; readonly data: Effective & { readonly successors: readonly Successor[] } }
  | { readonly type: 'ChangeEndpoint'; readonly data: Effective & { readonly endpoint?: AgencyEndpoint } }
  | { readonly type: 'RotateKey'; readonly data: Effective & { readonly key: AgencyKey } };

export type AgencyRefusalCode =
  | 'agency/unknown'
  | 'agency/already-registered'
  | 'agency/code-taken'
  | 'agency/centre-not-registrable'
  | 'agency/name-empty'
  | 'agency/name-unwritable'
  | 'agency/parent-unknown'
  | 'agency/parent-closed'
  | 'agency/parent-cycle'
  | 'agency/before-registration'
  | 'agency/closed'
  | 'agency/already-closed'
  | 'agency/dates-out-of-order'
  | 'agency/successor-of-itself'
  | 'agency/successor-unknown'
  | 'agency/successor-closed'
  | 'agency/successor-not-yet'
  | 'agency/successor-twice'
  | 'agency/succession-cycle'
  | 'agency/scope-conflict'
  | 'agency/scope-empty';

export type AgencyRefusal = Refusal<AgencyRefusalCode>;

export const agencyRefusal = (code: AgencyRefusalCode, path?: string, agency?: AgencyId | string): AgencyRefusal => ({
  code,
  ...(path === undefined ? {} : { path }),
  ...(agency === undefined ? {} : { params: { agency } }),
});
