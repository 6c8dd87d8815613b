import type { EventCatalogue } from '@lienthong/event-store';
import type { AgencyEvent } from '../domain/agency.events.js';
import type { BusMandateEvent } from '../domain/bus-mandate.events.js';
import type { SystemEvent } from '../domain/system.events.js';

/** Every event type of this context; all are in their first version. */
export const registryCatalogue = {
  AgencyRegistered: {},
  AgencyCodeAdded: {},
  AgencyRenamed: {},
  AgencyMoved: {},
  AgencySuspended: {},
  AgencyResumed: {},
  AgencySucceeded: {},
  EndpointChanged: {},
  KeyRotated: {},
  SystemRegistered: {},
  MandateGranted: {},
  MandateEnded: {},
  CredentialIssued: {},
  CredentialRevoked: {},
  SystemSeen: {},
  BusMandateGranted: {},
  BusMandateEnded: {},
} as const satisfies Record<
  AgencyEvent['type'] | SystemEvent['type'] | BusMandateEvent['type'],
  EventCatalogue[string]
>;
