import { FILINGS, LEVELS, ONLINE } from '../model/procedure.js';
import type { FeePoint, Item, Option, Procedure, ReturnRule, Role } from '../model/procedure.js';
import { readCondition } from './read-limit.js';
import type { YamlReader } from './yaml-reader.js';

export const readRoles = (at: YamlReader): readonly Role[] =>
  at.entries().map(([id, role]) => {
    role.only('name', 'level', 'work');
    return { id, name: role.at('name').text(), level: role.at('level').oneOf(LEVELS), work: role.at('work').text() };
  });

export const readOptions = (at: YamlReader): readonly Option[] =>
  at.entries().map(([id, option]) => {
    option.only('name', 'known');
    const known = option.at('known');
    return {
      id,
      name: option.at('name').text(),
      known: known.present ? known.oneOf(['at-reception', 'on-the-way']) : 'at-reception',
    };
  });

export const readItems = (at: YamlReader): readonly Item[] =>
  at.entries().map(([id, item]) => {
    const filed = item.only('name', 'filed', 'fields').at('filed');
    if (filed.present) filed.oneOf(['by-citizen']);
    return {
      id,
      name: item.at('name').text(),
      filed: filed.present,
      fields: item
        .at('fields')
        .texts()
        .map((field) => field.text()),
    };
  });

export const readReturns = (at: YamlReader): readonly ReturnRule[] =>
  at.list().map((rule) => {
    rule.only('from', 'to', 'reason', 'tell');
    return {
      from: rule.at('from').text(),
      to: rule.at('to').text(),
      reason: rule.at('reason').text(),
      tell: rule
        .at('tell')
        .texts()
        .map((leg) => leg.text()),
    };
  });

export const readFees = (at: YamlReader): readonly FeePoint[] =>
  at.entries().map(([id, fee]) => {
    fee.only('name', 'leg', 'when', 'unless');
    return { id, name: fee.at('name').text(), leg: fee.at('leg').text(), condition: readCondition(fee) };
  });

export const readListed = (at: YamlReader): Procedure['listed'] => {
  at.only('level', 'filing', 'online');
  return {
    level: at.at('level').oneOf(LEVELS),
    filing: at.at('filing').oneOf(FILINGS),
    online: at.at('online').oneOf(ONLINE),
  };
};
