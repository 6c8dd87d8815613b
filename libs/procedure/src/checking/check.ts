import type { Procedure } from '../model/procedure.js';
import type { ProcedureProblem } from '../reading/problem.js';
import type { YamlReader } from '../reading/yaml-reader.js';
import { checkConsumption } from './check-consumption.js';
import { checkDates } from './check-dates.js';
import { checkLimits } from './check-limits.js';
import { checkOrder } from './check-order.js';
import { checkProduction } from './check-production.js';
import { checkReferences } from './check-references.js';
import { checkReturns } from './check-returns.js';

/** Each rests on the ones before it: what refers to nothing has no order, what has no order no length. */
const CHECKS = [checkDates, checkReferences, checkOrder, checkProduction, checkConsumption, checkReturns, checkLimits];

/** Notes what cannot be at its place, in `problems`. */
export const checkProcedure = (procedure: Procedure, root: YamlReader, problems: readonly ProcedureProblem[]): void => {
  for (const check of CHECKS) if (problems.length === 0) check(procedure, root);
};
