import type { Refusal } from './decision.js';

/** What a parser or an application function answers: a value, or a refusal of the business. Faults are thrown. */
export type Outcome<T, R extends Refusal = Refusal> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

export const ok = <T>(value: T): Outcome<T, never> => ({ ok: true, value });

export const refused = <R extends Refusal>(refusal: R): Outcome<never, R> => ({ ok: false, refusal });
