import type { Filing } from '../application/running/file-dossier.js';
import { birthFiling } from './birth-filing.js';

export { answered, certified, CODE, COMMUNE, filed, FILED, INSURANCE, POLICE, received, reports } from './birth.js';

/** A birth of its own: another filing of the same counter. */
export const birthFilingOf = (messageId: string): Filing => ({ ...birthFiling, messageId });
