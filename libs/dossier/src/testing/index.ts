/** For the tests of contexts that build on dossiers. */
export {
  answered,
  birthFilingOf,
  certified,
  CODE,
  COMMUNE,
  filed,
  FILED,
  INSURANCE,
  POLICE,
  received,
  reports,
} from './shared.js';
export { movedClock, openDossierWorld, valueOf } from './dossier-world.js';
export type { DossierWorld, MovedClock } from './dossier-world.js';
export { historyOf } from './recorded-history.js';
export { loadShipped, local } from './world.js';
export type { Shipped } from './world.js';
