import { getMetadataStorage } from 'class-validator';
import type { SentenceParams } from '@lienthong/refusals';

const allowedIn = (values: unknown): SentenceParams =>
  Array.isArray(values) ? { allowed: values.map(String).join(', ') } : {};

const least = ([min]: readonly unknown[]): SentenceParams => (typeof min === 'number' ? { min } : {});
const most = ([max]: readonly unknown[]): SentenceParams => (typeof max === 'number' ? { max } : {});

/** What class-validator was given with each of its rules that has limits. */
const limits: Readonly<Record<string, (given: readonly unknown[]) => SentenceParams>> = {
  isLength: ([min, max]) => ({ ...least([min]), ...most([max]) }),
  maxLength: most,
  arrayMaxSize: most,
  max: most,
  arrayMinSize: least,
  min: least,
  isIn: ([values]) => allowedIn(values),
  matches: ([pattern]) => (pattern instanceof RegExp ? { pattern: String(pattern) } : {}),
};

/** The limits of a rule on a property of a DTO class, as they were declared. */
export const limitsOfRule = (dto: object, property: string, rule: string): SentenceParams => {
  const read = limits[rule];
  if (read === undefined) return {};
  const all = getMetadataStorage().getTargetValidationMetadatas(dto as new () => object, '', false, false);
  const found = all.find((one) => one.propertyName === property && (one.name ?? one.type) === rule);
  return read((found?.constraints ?? []) as readonly unknown[]);
};
