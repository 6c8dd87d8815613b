import type { EventCatalogue } from '@lienthong/event-store';
import type { DossierEvent } from '../domain/dossier.events.js';

/** Every event type of this context; all are in their first version. */
export const dossierCatalogue = {
  DossierFiled: {},
  DossierReceived: {},
  DossierNotReceived: {},
  CodeLinked: {},
  DueDateSet: {},
  DueDateMoved: {},
  ApologyIssued: {},
  OptionFound: {},
  LegStarted: {},
  LegAwaited: {},
  LegAcknowledged: {},
  StepReported: {},
  LegCompleted: {},
  LegFailed: {},
  LegReturned: {},
  LegTold: {},
  LegResumed: {},
  LegDueMoved: {},
  LegCancelled: {},
  LegHandedToSuccessor: {},
  ReceiverSucceeded: {},
  SupplementRequested: {},
  SupplementReceived: {},
  FeeRequested: {},
  FeePaid: {},
  ConfirmationAwaited: {},
  ConfirmationGiven: {},
  DossierWithdrawn: {},
  DossierStopped: {},
  DossierRefused: {},
  ResultIssued: {},
  ResultDelivered: {},
  AlarmRaised: {},
} as const satisfies Record<DossierEvent['type'], EventCatalogue[string]>;

/** Types whose personal half says why and who, in words that people wrote. */
export const TOLD: ReadonlySet<string> = new Set([
  'DossierNotReceived',
  'ApologyIssued',
  'LegFailed',
  'LegReturned',
  'SupplementRequested',
  'DossierWithdrawn',
  'DossierStopped',
]);

/** Those whose personal half may do so as well. */
export const WITH_WORDS: ReadonlySet<string> = new Set([
  ...TOLD,
  'LegAcknowledged',
  'StepReported',
  'OptionFound',
  'LegCompleted',
  'FeeRequested',
  'ConfirmationAwaited',
]);
