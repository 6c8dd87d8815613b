import type { EventCatalogue } from '@lienthong/event-store';
import type { ReconciliationEvent, ScheduleEvent } from '../domain/reconciliation.events.js';

/** Every event type of this context; all are in their first version. */
export const reconciliationCatalogue = {
  ReconciliationStarted: {},
  RowUnreadable: {},
  DriftFound: {},
  DriftHealed: {},
  DriftSent: {},
  AssertionAsked: {},
  DriftDisputed: {},
  ReconciliationAbandoned: {},
  ReconciliationFinished: {},
  DailyReconciliationSet: {},
  DailyReconciliationEnded: {},
} as const satisfies Record<ReconciliationEvent['type'] | ScheduleEvent['type'], EventCatalogue[string]>;
