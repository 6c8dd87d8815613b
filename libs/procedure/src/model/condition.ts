/** Ids of options that hold for one dossier: chosen by the citizen, or found on the way. */
export type Facts = ReadonlySet<string>;

/** Holds where all of `when` hold and none of `unless`. */
export interface Condition {
  readonly when: readonly string[];
  readonly unless: readonly string[];
}

export const ALWAYS: Condition = { when: [], unless: [] };

export const holds = ({ when, unless }: Condition, facts: Facts): boolean =>
  when.every((option) => facts.has(option)) && !unless.some((option) => facts.has(option));

export const isAlways = ({ when, unless }: Condition): boolean => when.length + unless.length === 0;

/** Both at once; it can never hold where one wants what the other forbids. */
export const both = (a: Condition, b: Condition): Condition => ({
  when: [...new Set([...a.when, ...b.when])],
  unless: [...new Set([...a.unless, ...b.unless])],
});

export const contradicts = ({ when, unless }: Condition): string | undefined =>
  when.find((option) => unless.includes(option));
