import type { AgencyCode, AgencyCodeGeneration, AgencyId, LocalDate } from '@lienthong/identifiers';

/** `district` until 30 June 2025 only: the reform of 1 July 2025 left two local levels. */
export const AGENCY_LEVELS = ['central', 'province', 'district', 'commune'] as const;
export type AgencyLevel = (typeof AGENCY_LEVELS)[number];

/** `authority`: a ministry or a People's Committee. `department`: a Sở or phòng under one. `unit`: of a vertical line, as police or social insurance. */
export const AGENCY_KINDS = ['authority', 'department', 'unit'] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

/** What a successor takes over. */
export type SuccessionScope =
  | { readonly kind: 'everything' }
  /** `areas`: codes of the former units whose ground it is, as hints name them. */
  | { readonly kind: 'territory'; readonly description: string; readonly areas: readonly string[] }
  | { readonly kind: 'work'; readonly fields: readonly string[] };

export interface Successor {
  readonly agency: AgencyId;
  readonly scope: SuccessionScope;
}

/** Where an agency's own system is reached when it does not come to fetch. */
export interface AgencyEndpoint {
  readonly kind: 'http' | 'bus' | 'axis';
  readonly address: string;
}

export interface AgencyKey {
  readonly keyId: string;
  readonly algorithm: string;
  /** SPKI, base64. */
  readonly publicKey: string;
}

/** `from` is the day on which the fact holds in law; when it was recorded stands in the event's metadata. */
export interface Effective {
  readonly from: LocalDate;
}

export interface AgencyRegistration extends Effective {
  readonly agencyId: AgencyId;
  readonly code: AgencyCode;
  readonly generation: AgencyCodeGeneration;
  readonly name: string;
  readonly level: AgencyLevel;
  readonly kind: AgencyKind;
  readonly parent?: AgencyId;
  /** Made up to show the register at work; no such code was issued. */
  readonly example?: true;
  /** The decision, list or system from which the record comes. */
  readonly source: string;
}

export interface AgencyMove extends Effective {
  /** None: it stands at the top from then on. */
  readonly parent?: AgencyId;
  readonly level?: AgencyLevel;
}

export interface AgencyCodeFact extends Effective {
  readonly code: AgencyCode;
  readonly generation: AgencyCodeGeneration;
}

export type AgencyEvent =
  | { readonly type: 'AgencyRegistered'; readonly data: AgencyRegistration }
  | { readonly type: 'AgencyCodeAdded'; readonly data: AgencyCodeFact }
  | { readonly type: 'AgencyRenamed'; readonly data: Effective & { readonly name: string } }
  | { readonly type: 'AgencyMoved'; readonly data: AgencyMove }
  | { readonly type: 'AgencySuspended'; readonly data: Effective & { readonly reason: string } }
  | { readonly type: 'AgencyResumed'; readonly data: Effective }
  /** From `from` on the agency is closed. No successors: abolished, and nobody answers for it. */
  | { readonly type: 'AgencySucceeded'; readonly data: Effective & { readonly successors: readonly Successor[] } }
  | { readonly type: 'EndpointChanged'; readonly data: Effective & { readonly endpoint?: AgencyEndpoint } }
  | { readonly type: 'KeyRotated'; readonly data: Effective & { readonly key: AgencyKey } };

const TYPES: Readonly<Record<AgencyEvent['type'], true>> = {
  AgencyRegistered: true,
  AgencyCodeAdded: true,
  AgencyRenamed: true,
  AgencyMoved: true,
  AgencySuspended: true,
  AgencyResumed: true,
  AgencySucceeded: true,
  EndpointChanged: true,
  KeyRotated: true,
};

export const isAgencyEventType = (type: string): type is AgencyEvent['type'] => Object.hasOwn(TYPES, type);
