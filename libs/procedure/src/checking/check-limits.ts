import type { Facts } from '../model/condition.js';
import type { Procedure } from '../model/procedure.js';
import type { YamlReader } from '../reading/yaml-reader.js';
import { halvesOf, halvesOfWay, limitUnder } from '../schedule/limits.js';

/** Without any option, and with each by itself. */
const cases = ({ options }: Procedure): readonly Facts[] => [
  new Set<string>(),
  ...options.map(({ id }) => new Set([id])),
];

const checkMissing = ({ legs }: Procedure, places: readonly YamlReader[]): void => {
  legs.forEach((leg, index) => {
    if (leg.limit.length > 0) return;
    const steps = places[index]?.at('steps').list() ?? [];
    if (steps.length === 0) places[index]?.problem('procedure/limit-missing', { id: leg.id });
    leg.steps.forEach((step, place) => {
      if (step.limit.length === 0) steps[place]?.problem('procedure/limit-missing', { id: step.id });
    });
  });
};

/** Every leg ends some time, and all of them within what is promised, where both are counted in working days. */
export const checkLimits = (procedure: Procedure, root: YamlReader): void => {
  const places = root.at('legs').list();
  checkMissing(procedure, places);
  if (procedure.legs.some((leg) => leg.limit.length === 0 && leg.steps.some(({ limit }) => limit.length === 0))) return;
  for (const facts of cases(procedure)) {
    const promised = limitUnder(procedure.limit, facts);
    const [most, taken] = [promised && halvesOf(promised), halvesOfWay(procedure, facts)];
    if (most === undefined || taken === undefined || taken <= most) continue;
    root.at('limit').problem('procedure/steps-exceed-limit', {
      taken: taken / 2,
      promised: most / 2,
      when: [...facts].join(', '),
    });
    return;
  }
};
