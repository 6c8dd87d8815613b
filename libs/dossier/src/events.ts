/** What happened to dossiers, for who follows it: the facts and how to read them, and nothing that runs. */
export { CHANNELS } from './domain/dossier.events.js';
export type { Channel, DossierEvent } from './domain/dossier.events.js';
export { dossierCatalogue } from './contracts/event-catalogue.js';
export { DOSSIER_CATEGORY, dossierOf, dossierStream } from './contracts/dossier-streams.js';
export { readDossierEvent } from './contracts/recorded-dossier-event.js';
export type { RecordedDossierEvent } from './contracts/recorded-dossier-event.js';
