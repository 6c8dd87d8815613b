import { replaceTellsRecipients, updateIsAnswered } from './changes.js';
import { ministryToProvince, retryChangesNothing } from './ministry.js';
import { communeRefuses, provinceToMany } from './province.js';
import { recallThreeWays } from './recall.js';
import {
  abolishedDistrictWaitsAtTheDesk,
  closedWithoutSuccessorIsRefused,
  mergedCommuneReachesSuccessor,
} from './reform.js';
import type { Scene } from './scene.js';

/** In the order of the play; later ones may go on with what earlier ones sent. */
export const SCENES: readonly Scene[] = [
  ministryToProvince,
  retryChangesNothing,
  provinceToMany,
  communeRefuses,
  recallThreeWays,
  updateIsAnswered,
  replaceTellsRecipients,
  mergedCommuneReachesSuccessor,
  abolishedDistrictWaitsAtTheDesk,
  closedWithoutSuccessorIsRefused,
];
