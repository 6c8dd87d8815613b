import type { Scene } from '../../scenes/scene.js';
import type { AxisStage } from '../stage.js';
import { documentsBothWays } from './documents.js';
import { provinceJoins } from './join.js';
import { axisIsAway } from './outage.js';
import { recallAcrossBoth } from './recall.js';

/** In the order of the play; later ones go on with what earlier ones sent. */
export const AXIS_SCENES: readonly Scene<AxisStage>[] = [
  provinceJoins,
  documentsBothWays,
  axisIsAway,
  recallAcrossBoth,
];
