import type { DossierEvent } from '../domain/dossier.events.js';

/** What to make of some of the facts; the others give nothing. */
export type OfEvent<Result> = {
  readonly [Type in DossierEvent['type']]?: (event: Extract<DossierEvent, { type: Type }>) => Result;
};

export const madeOf = <Result>(event: DossierEvent, of: OfEvent<Result>): Result | undefined =>
  (of[event.type] as ((event: DossierEvent) => Result) | undefined)?.(event);
