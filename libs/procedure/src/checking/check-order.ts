import { both, contradicts } from '../model/condition.js';
import type { Condition } from '../model/condition.js';
import type { Procedure } from '../model/procedure.js';
import type { YamlReader } from '../reading/yaml-reader.js';
import { cycleIn } from './graph.js';
import type { Node } from './graph.js';

interface Ordered extends Node {
  readonly condition: Condition;
}

const placeOf = (
  nodes: readonly Node[],
  places: readonly YamlReader[],
  id: string | undefined,
): YamlReader | undefined => places[nodes.findIndex((node) => node.id === id)];

/** True where there is none. */
const checkCycle = (nodes: readonly Node[], places: readonly YamlReader[]): boolean => {
  const cycle = cycleIn(nodes);
  placeOf(nodes, places, cycle?.[0])
    ?.at('after')
    .problem('procedure/cycle', { way: cycle?.join(' → ') ?? '' });
  return cycle === undefined;
};

/** Wants an option and forbids it as well, so that it never takes place. */
const checkConditions = (nodes: readonly Ordered[], places: readonly YamlReader[], outer?: Condition): void => {
  nodes.forEach(({ id, condition }, index) => {
    const option = contradicts(outer === undefined ? condition : both(outer, condition));
    if (option !== undefined) places[index]?.problem('procedure/unreachable', { id });
  });
};

/** The first leg begins with the reception; any other says what it comes after, or `start`. */
const checkBeginnings = ({ legs }: Procedure, places: readonly YamlReader[]): void => {
  legs.slice(1).forEach(({ id }, index) => {
    const place = places[index + 1];
    if (place?.at('after').present === false) place.problem('procedure/unreachable', { id });
  });
};

/** Everything comes after something that can come to pass. */
export const checkOrder = (procedure: Procedure, root: YamlReader): void => {
  const places = root.at('legs').list();
  checkBeginnings(procedure, places);
  checkConditions(procedure.legs, places);
  checkCycle(procedure.legs, places);
  procedure.legs.forEach((leg, index) => {
    const steps = places[index]?.at('steps').list() ?? [];
    if (steps.length === 0 || contradicts(leg.condition) !== undefined) return;
    checkCycle(leg.steps, steps);
    checkConditions(leg.steps, steps, leg.condition);
  });
};
