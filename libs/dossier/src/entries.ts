/** What agencies find of dossiers in their inboxes, for who keeps the inboxes: words alone, and nothing that runs. */
export { ALARMS } from './domain/dossier.events.js';
export { DOSSIER_NOTICES, TASKS } from './contracts/inbox-entries.js';
export type { DossierEntry, DossierNotice, Task } from './contracts/inbox-entries.js';
