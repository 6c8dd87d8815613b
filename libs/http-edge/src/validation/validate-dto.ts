import type { Refusal } from '@lienthong/kernel';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';
import type { InputError } from '../problems/refused.js';
import { Refused } from '../problems/refused.js';
import { limitsOfRule } from './limits-of-rule.js';
import { isPlainKey } from './plain-key.js';
import { rememberMetadata } from './remembered-metadata.js';
import { isSurelyValid } from './surely-valid.js';

const MAX_ERRORS = 50;

rememberMetadata();

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

const kebab = (rule: string): string => rule.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** class-validator's name for what is not in the schema. */
const UNKNOWN = 'whitelistValidation';

const placeOfUnknown = (parent: string, key: string): string => (isPlainKey(key) ? `${parent}/${key}` : parent);

const errorsOf = (errors: readonly ValidationError[], parent: string): readonly InputError[] =>
  errors.flatMap(({ target, property, constraints = {}, children = [] }) => {
    const path = `${parent}/${escaped(property)}`;
    const own = Object.keys(constraints).map((rule): InputError => {
      if (rule === UNKNOWN) return { path: placeOfUnknown(parent, property), code: 'unknown-property' };
      const params = target === undefined ? {} : limitsOfRule(target.constructor, property, rule);
      return { path, code: kebab(rule), ...(Object.keys(params).length === 0 ? {} : { params }) };
    });
    return [...own, ...errorsOf(children, path)];
  });

const distinct = (errors: readonly InputError[]): readonly InputError[] =>
  [...new Map(errors.map((error) => [`${error.path} ${error.code}`, error])).values()].slice(0, MAX_ERRORS);

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a plain value into its DTO class, strictly: no unknown property, no guessing of types. Throws `Refused` with
 * `http/invalid` and a list of `{path, code}` with the limits of the rule and without values. `at` is put before every path.
 */
export const validateDto = <T extends object>(dto: new () => T, plain: unknown, at = ''): T => {
  const invalid = (errors: readonly InputError[]): Refused => {
    const [first] = errors;
    const refusal: Refusal = { code: 'http/invalid', ...(first === undefined ? {} : { path: first.path }) };
    return new Refused(refusal, errors);
  };
  if (!isPlain(plain)) throw invalid([{ path: at, code: 'is-object' }]);
  // class-transformer would drop it in silence.
  if (Object.hasOwn(plain, '__proto__')) throw invalid([{ path: at, code: 'unknown-property' }]);
  const value = plainToInstance(dto, plain);
  if (isSurelyValid(value)) return value;
  const errors = validateSync(value, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: true, value: false },
  });
  if (errors.length > 0) throw invalid(distinct(errorsOf(errors, at)));
  return value;
};
