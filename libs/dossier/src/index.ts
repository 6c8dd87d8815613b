export { timersOf } from './domain/alarms.js';
export type { Timer } from './domain/alarms.js';
export type { DossierCommand, DossierRefusal, DossierRefusalCode } from './domain/dossier.commands.js';
export { dossierDecider } from './domain/dossier.decide.js';
export { ALARMS, CHANNELS } from './domain/dossier.events.js';
export type { Alarm, Channel, DossierCodes, DossierEvent, Words } from './domain/dossier.events.js';
export type { Dossier, Ending, LegState, LegStatus } from './domain/dossier.js';
export type { DossierRules } from './domain/rules.js';
