import type { Procedure } from '../model/procedure.js';
import type { ProcedureProblem } from '../reading/problem.js';
import type { YamlReader } from '../reading/yaml-reader.js';
import { checkConsumption } from './check-consumption.js';
import { checkLimits } from './check-limits.js';
import { checkOrder } from './check-order.js';
import { checkReferences } from './check-references.js';

/** Each rests on the ones before it: what refers to nothing has no order, what has no order no length. */
const CHECKS = [checkReferences, checkOrder, checkConsumption, checkLimits];

/** Notes what cannot be at its place, in `problems`. */
export const checkProcedure = (procedure: Procedure, root: YamlReader, problems: readonly ProcedureProblem[]): void => {
  for (const check of CHECKS) if (problems.length === 0) check(procedure, root);
};
