import type { Leg, Step } from '../model/procedure.js';
import { readCondition, readLimitRule } from './read-limit.js';
import { optional } from './yaml-reader.js';
import type { YamlReader } from './yaml-reader.js';

/** Stands for the reception, or for the beginning of a leg. */
export const START = 'start';

const texts = (at: YamlReader): readonly string[] => at.texts().map((one) => one.text());

/** Left out: after the one before it. `start`: at once. */
const readAfter = (at: YamlReader, before: string | undefined): readonly string[] => {
  if (!at.present) return before === undefined ? [] : [before];
  return texts(at).filter((id) => id !== START);
};

const readStep = (at: YamlReader, before: string | undefined, role: string): Step => {
  at.only('id', 'name', 'unit', 'agency', 'after', 'when', 'unless', 'limit', 'assumed');
  const id = at.at('id').text();
  // One piece of work has exactly one agency in charge of it: that of its leg.
  const agency = at.at('agency');
  if (agency.isList || (agency.present && agency.text() !== role)) agency.problem('procedure/two-agencies', { id });
  return {
    id,
    name: at.at('name').text(),
    ...optional('unit', at.at('unit'), (unit) => unit.text()),
    after: readAfter(at.at('after'), before),
    condition: readCondition(at),
    limit: readLimitRule(at.at('limit')),
    ...optional('assumed', at.at('assumed'), (assumed) => assumed.text()),
  };
};

const readRole = (at: YamlReader, id: string): string => {
  if (!at.isList) return at.text();
  at.problem('procedure/two-agencies', { id });
  return at.list()[0]?.text() ?? '';
};

const FIELDS = [
  'id', 'name', 'agency', 'after', 'when', 'unless', 'limit', 'failure', 'post', 'consumes', 'produces', 'steps', 'assumed',
] as const; // prettier-ignore

/** A leg without steps is one step of its own. */
export const readLeg = (at: YamlReader): Leg => {
  at.only(...FIELDS);
  const id = at.at('id').text();
  const name = at.at('name').text();
  const role = readRole(at.at('agency'), id);
  const steps: Step[] = [];
  for (const step of at.at('steps').list()) steps.push(readStep(step, steps.at(-1)?.id, role));
  const limit = readLimitRule(at.at('limit'));
  const condition = readCondition(at);
  const itself: Step = { id, name, after: [], condition: { when: [], unless: [] }, limit };
  return {
    id,
    name,
    role,
    after: readAfter(at.at('after'), undefined),
    condition,
    limit,
    failure: at.at('failure').present ? at.at('failure').oneOf(['alone', 'ends']) : 'alone',
    ...optional('post', at.at('post'), (post) => ({
      carrier: post.only('carrier', 'promise').at('carrier').text(),
      promise: post.at('promise').oneOf(['inside', 'outside']),
    })),
    consumes: texts(at.at('consumes')),
    produces: texts(at.at('produces')),
    steps: steps.length === 0 ? [itself] : steps,
    ...optional('assumed', at.at('assumed'), (assumed) => assumed.text()),
  };
};
