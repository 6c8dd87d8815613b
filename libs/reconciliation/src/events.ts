/** What was found by comparing, for who follows it, and nothing that runs. */
export { reconciliationCatalogue } from './contracts/event-catalogue.js';
export { RECONCILIATION_CATEGORY, reconciliationStream } from './contracts/streams.js';
export type { ReconciliationEvent } from './domain/reconciliation.events.js';
