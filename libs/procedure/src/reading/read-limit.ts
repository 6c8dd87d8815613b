import { checkLimit, LIMIT_UNITS, parseClock } from '@lienthong/calendar';
import type { ClockMinutes, Limit } from '@lienthong/calendar';
import { isAlways } from '../model/condition.js';
import type { Condition } from '../model/condition.js';
import type { LimitRule } from '../model/procedure.js';
import type { YamlReader } from './yaml-reader.js';

export const readCondition = (at: YamlReader): Condition => ({
  when: at
    .at('when')
    .texts()
    .map((one) => one.text()),
  unless: at
    .at('unless')
    .texts()
    .map((one) => one.text()),
});

const NOTHING: Limit = { unit: 'working-days', amount: 0 };

/** `{ working-days: 3 }`: exactly one unit. */
export const readLimit = (at: YamlReader): Limit => {
  const given = LIMIT_UNITS.map((unit) => [unit, at.at(unit)] as const).filter(([, amount]) => amount.present);
  const [first] = given;
  if (first === undefined) {
    at.problem('procedure/field-missing', { field: LIMIT_UNITS.join(' | ') });
    return NOTHING;
  }
  if (given.length > 1) {
    at.problem('procedure/limit-units', { units: given.map(([unit]) => unit).join(', ') });
    return NOTHING;
  }
  const [unit, amount] = first;
  const limit = checkLimit({ unit, amount: amount.number() });
  if (limit.ok) return limit.value;
  const code =
    limit.refusal.code === 'calendar/limit-negative' ? 'procedure/limit-negative' : 'procedure/limit-malformed';
  amount.problem(code, limit.refusal.params);
  return NOTHING;
};

/** One limit, or a list in which each but the first has a condition. None where it is left out. */
export const readLimitRule = (at: YamlReader): LimitRule => {
  if (!at.present) return [];
  const rules = (at.isList ? at.list() : [at]).map((one) => {
    one.only(...LIMIT_UNITS, 'when', 'unless');
    return { limit: readLimit(one), condition: readCondition(one) };
  });
  rules.slice(1).forEach(({ condition }, index) => {
    if (isAlways(condition)) at.list()[index + 1]?.problem('procedure/field-missing', { field: 'when' });
  });
  return rules;
};

export const readPlainLimit = (at: YamlReader): Limit => readLimit(at.only(...LIMIT_UNITS));

export const readClock = (at: YamlReader): ClockMinutes => {
  const minutes = parseClock(at.text());
  if (minutes === undefined) at.problem('procedure/value-malformed', { expected: 'HH:mm' });
  return minutes ?? 0;
};
