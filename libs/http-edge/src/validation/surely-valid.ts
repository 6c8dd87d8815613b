import { getMetadataStorage, ValidationTypes } from 'class-validator';
import type { ValidationArguments } from 'class-validator';

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

interface Check {
  readonly each: boolean;
  readonly constraints: Metadata['constraints'];
  readonly validate: (value: unknown, about: ValidationArguments) => unknown;
}

interface PropertyRules {
  readonly name: string;
  readonly conditions: readonly ((object: object, value: unknown) => boolean)[];
  readonly checks: readonly Check[];
  readonly nested: boolean;
}

/** Undefined for a class that has a rule of a kind not known here. */
type ClassRules = ReadonlyMap<string, PropertyRules> | undefined;

const KNOWN = new Set<string>([
  ValidationTypes.CUSTOM_VALIDATION,
  ValidationTypes.NESTED_VALIDATION,
  ValidationTypes.CONDITIONAL_VALIDATION,
]);

const isKnown = ({ type, validateIf, constraintCls }: Metadata): boolean =>
  KNOWN.has(type) &&
  validateIf === undefined &&
  (type !== ValidationTypes.CUSTOM_VALIDATION ||
    getMetadataStorage()
      .getTargetValidatorConstraints(constraintCls)
      .every((constraint) => !constraint.async));

const checksOf = ({ each, constraints, constraintCls }: Metadata): readonly Check[] =>
  getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ instance }) => ({ each, constraints, validate: (value, about) => instance.validate(value, about) }));

const rulesOfProperty = (name: string, metadata: readonly Metadata[]): PropertyRules => {
  const of = (type: string): readonly Metadata[] => metadata.filter((one) => one.type === type);
  return {
    name,
    conditions: of(ValidationTypes.CONDITIONAL_VALIDATION).map(
      ({ constraints }) => constraints[0] as PropertyRules['conditions'][number],
    ),
    checks: of(ValidationTypes.CUSTOM_VALIDATION).flatMap(checksOf),
    nested: of(ValidationTypes.NESTED_VALIDATION).length > 0,
  };
};

const readRules = (dto: object): ClassRules => {
  const storage = getMetadataStorage();
  const all = storage.getTargetValidationMetadatas(dto as new () => object, '', false, false);
  if (all.length === 0 || !all.every(isKnown)) return undefined;
  const grouped = Object.entries(storage.groupByPropertyName(all));
  return new Map(grouped.map(([name, metadata]) => [name, rulesOfProperty(name, metadata)]));
};

const remembered = new WeakMap<object, { readonly rules: ClassRules }>();
const rulesOf = (dto: object): ClassRules => {
  const known = remembered.get(dto) ?? { rules: readRules(dto) };
  remembered.set(dto, known);
  return known.rules;
};

const passes = (object: object, value: unknown, property: string, check: Check): boolean => {
  const { each, constraints, validate } = check;
  const about = { targetName: object.constructor.name, property, object, value, constraints };
  return each && Array.isArray(value)
    ? value.every((item) => validate(item, about) === true)
    : validate(value, about) === true;
};

const nestedPass = (value: unknown): boolean => {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.every((item) => isSurelyValid(item));
  return isSurelyValid(value);
};

const holds = (object: object, value: unknown, { name, conditions, checks, nested }: PropertyRules): boolean =>
  !conditions.every((condition) => condition(object, value)) ||
  (checks.every((check) => passes(object, value, name, check)) && (!nested || nestedPass(value)));

/**
 * True where class-validator finds nothing to say against an instance of a DTO, by the very same rules, but without the
 * objects that it makes for every property in case there is an error. False says nothing: then class-validator is asked.
 */
export const isSurelyValid = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const rules = rulesOf(value.constructor);
  if (rules === undefined || !Object.keys(value).every((key) => rules.has(key))) return false;
  for (const rule of rules.values()) {
    if (!holds(value, (value as Readonly<Record<string, unknown>>)[rule.name], rule)) return false;
  }
  return true;
};
