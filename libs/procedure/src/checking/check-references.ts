import type { Procedure } from '../model/procedure.js';
import type { YamlReader } from '../reading/yaml-reader.js';

const checkIds = (ids: readonly string[], place: (index: number) => YamlReader | undefined): void => {
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index) place(index)?.problem('procedure/duplicate-id', { id });
  });
};

/** Each text at the place names one of these. */
const checkNames = (at: YamlReader, known: ReadonlySet<string>, except: readonly string[] = []): void => {
  for (const one of at.texts()) {
    const id = one.text();
    if (!known.has(id) && !except.includes(id)) one.problem('procedure/unknown-reference', { id });
  }
};

const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id));

const checkCondition = (at: YamlReader, options: ReadonlySet<string>): void => {
  checkNames(at.at('when'), options);
  checkNames(at.at('unless'), options);
};

const checkLimits = (at: YamlReader, options: ReadonlySet<string>): void => {
  for (const one of at.isList ? at.list() : [at]) checkCondition(one, options);
};

const checkLeg = (
  at: YamlReader,
  leg: Procedure['legs'][number],
  known: Record<'legs' | 'items' | 'options' | 'roles', ReadonlySet<string>>,
): void => {
  checkNames(at.at('agency'), known.roles);
  checkNames(at.at('after'), known.legs, ['start']);
  checkNames(at.at('consumes'), known.items);
  checkNames(at.at('produces'), known.items);
  checkCondition(at, known.options);
  checkLimits(at.at('limit'), known.options);
  const steps = at.at('steps').list();
  checkIds(
    leg.steps.map(({ id }) => id),
    (index) => steps[index]?.at('id'),
  );
  for (const step of steps) {
    checkNames(step.at('after'), idsOf(leg.steps), ['start']);
    checkCondition(step, known.options);
    checkLimits(step.at('limit'), known.options);
  }
};

/** Every name stands for something, and no two things of a kind have one name. */
export const checkReferences = (procedure: Procedure, root: YamlReader): void => {
  const known = {
    legs: idsOf(procedure.legs),
    items: idsOf(procedure.items),
    options: idsOf(procedure.options),
    roles: idsOf(procedure.roles),
  };
  const legs = root.at('legs').list();
  checkIds(
    procedure.legs.map(({ id }) => id),
    (index) => legs[index]?.at('id'),
  );
  legs.forEach((at, index) => {
    const leg = procedure.legs[index];
    if (leg !== undefined) checkLeg(at, leg, known);
  });
  checkLimits(root.at('limit'), known.options);
  for (const variant of root.at('variants').list()) checkNames(variant.at('never'), known.options);
  for (const rule of root.at('returns').list())
    for (const place of ['from', 'to', 'tell']) checkNames(rule.at(place), known.legs);
  for (const [, fee] of root.at('fees').entries()) {
    checkNames(fee.at('leg'), known.legs);
    checkCondition(fee, known.options);
  }
};
