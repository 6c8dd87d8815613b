export type {
  AgencyEndpoint,
  AgencyKey,
  AgencyKind,
  AgencyLevel,
  AgencyRegistration,
  SuccessionScope,
  Successor,
} from './domain/agency.events.js';
export { AGENCY_KINDS, AGENCY_LEVELS } from './domain/agency.events.js';
export type { AgencyCommand, AgencyRefusal, AgencyRefusalCode } from './domain/agency.commands.js';
export { SYSTEM_KINDS, SYSTEM_ROLES } from './domain/system.events.js';
export type { CredentialId, SystemId, SystemKind, SystemRole } from './domain/system.events.js';
export type { SystemRefusal, SystemRefusalCode } from './domain/system.commands.js';
export type { Interval } from './domain/mandates.js';
export { parseCredentialId, parseSystemId } from './domain/credential-token.js';

export type * from './application/resolution.js';
export type { AgencyPage, AgencyQuery } from './application/register.list.js';
export { createRegister } from './application/register.js';
export type { DatedView, Register } from './application/register.js';
export { createPrincipals } from './application/principals.js';
export type { Principal, Principals, Revocation, SystemView } from './application/principals.js';
export type { BusAgency, BusAgencyPage, BusMandates, BusSuccession } from './application/bus-mandates.js';
export type { BusMandateRefusal, BusMandateRefusalCode } from './domain/bus-mandate.commands.js';
export { startRegister } from './application/live-registry.js';
export type { LiveRegistry, RegistryStatus } from './application/live-registry.js';
export type { RecordedFact } from './application/recorded-fact.js';
export type { Committed, RegistryPorts } from './application/commit.js';
export * from './application/agency-commands.js';
export * from './application/bus-mandate-commands.js';
export * from './application/system-commands.js';
export { importAgencies } from './application/import-agencies.js';
export type { ImportOptions, ImportProgress, ImportReport } from './application/import-agencies.js';
export type { RefusedRecord } from './application/import-plan.js';
export type { AgencyRecord, RecordScope } from './application/agency-record.js';
export { loadExampleRegister } from './example-register.js';
export { registryCatalogue } from './contracts/event-catalogue.js';
export { RegistryModule } from './registry.module.js';
export type { RegistryHttpPorts } from './adapters/http/registry-http.ports.js';
export { createAuthenticator, isRegistryPrincipal } from './adapters/http/principal-authenticator.js';
export type { AuthenticatorOptions } from './adapters/http/principal-authenticator.js';
