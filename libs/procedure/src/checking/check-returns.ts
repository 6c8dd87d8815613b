import { both, contradicts } from '../model/condition.js';
import type { Leg, Procedure, ReturnRule } from '../model/procedure.js';
import type { YamlReader } from '../reading/yaml-reader.js';
import { before } from './graph.js';

/** Legs of others that may have worked with what is to be mended: none that only begins after the one that returns it. */
const concerned = (legs: readonly Leg[], from: Leg, to: Leg): readonly Leg[] =>
  legs.filter(
    (leg) =>
      leg !== from &&
      leg.role !== to.role &&
      leg.consumes.some((item) => to.produces.includes(item)) &&
      !before(legs, leg.id).has(from.id) &&
      contradicts(both(leg.condition, from.condition)) === undefined,
  );

const checkReturn = (legs: readonly Leg[], rule: ReturnRule, at: YamlReader): void => {
  const [from, to] = [rule.from, rule.to].map((id) => legs.find((leg) => leg.id === id));
  if (from === undefined || to === undefined) return;
  if (!before(legs, from.id).has(to.id)) {
    at.at('to').problem('procedure/return-forward', { from: from.id, to: to.id });
    return;
  }
  for (const { id } of concerned(legs, from, to))
    if (!rule.tell.includes(id))
      at.at('tell').problem('procedure/return-untold', { leg: id, from: from.id, to: to.id });
};

/** An error goes back to a leg before, and whoever else uses what is to be mended is told. */
export const checkReturns = ({ legs, returns }: Procedure, root: YamlReader): void => {
  const places = root.at('returns').list();
  returns.forEach((rule, index) => {
    const at = places[index];
    if (at !== undefined) checkReturn(legs, rule, at);
  });
};
