import type { DossierScene } from './acts.js';
import { birthInThreeAgencies } from './birth.js';
import { deathAsChosen } from './death.js';
import { forgottenStatusHeals } from './reconciliation.js';
import { formOfAllScenes } from './report.js';
import { wrongCertificateGoesBack } from './returned.js';
import { silentLegAlarms } from './silent.js';
import { supplementMovesTheDate } from './supplement.js';

/** In the order of the hub's clock, which never goes back. */
export const DOSSIER_SCENES: readonly DossierScene[] = [
  birthInThreeAgencies,
  deathAsChosen,
  wrongCertificateGoesBack,
  supplementMovesTheDate,
  silentLegAlarms,
  forgottenStatusHeals,
  formOfAllScenes,
];
