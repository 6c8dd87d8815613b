import type { Outcome, Refusal } from '@lienthong/kernel';
import type { SentenceParams } from '@lienthong/refusals';

/** One place of the input that does not fit. Names the rule, never the value. */
export interface InputError {
  /** JSON pointer; of the parent when a key is not of the schema and no plain name either. */
  readonly path: string;
  /** Name of the rule in kebab-case, e.g. `is-string`, `array-max-size`, `unknown-property`. */
  readonly code: string;
  /** Limits of the rule: `min`, `max`, `allowed`, `pattern`. */
  readonly params?: SentenceParams;
}

/** Carries a refusal out of a controller or a body reader to the problem filter. */
export class Refused extends Error {
  readonly refusal: Refusal;
  readonly errors: readonly InputError[];

  constructor(refusal: Refusal, errors: readonly InputError[] = []) {
    super(refusal.code);
    this.name = 'Refused';
    this.refusal = refusal;
    this.errors = errors;
  }
}

/** The value of an outcome; throws `Refused` otherwise. For controllers, whose refusals are answers. */
export const orRefuse = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Refused(outcome.refusal);
  return outcome.value;
};
