/** Where a list contradicts the register or itself: told to the operator, changed by nobody. */
export const CONTRADICTIONS = [
  'pair-differs',
  'name-differs',
  'parent-differs',
  'own-parent',
  'parent-circle',
  'closed-here',
  'closed-there',
  'listed-twice',
  'claimed-twice',
  'same-agency',
  'refused',
] as const;

export interface Contradiction {
  readonly kind: (typeof CONTRADICTIONS)[number];
  readonly code: string;
  /** Id of the agency here that it contradicts. */
  readonly agency?: string;
  /** Code of the row that it contradicts. */
  readonly other?: string;
  /** The code that both claim. */
  readonly claimed?: string;
  /** Why the register refused, of the catalogue. */
  readonly refusal?: string;
}

const textOf = ({ code, kind, agency = '', other = '', claimed = '', refusal = '' }: Contradiction): string =>
  [code, kind, agency, other, claimed, refusal].join('\n');

/** The same order however they were found. */
export const ordered = (found: readonly Contradiction[]): readonly Contradiction[] =>
  found
    .map((one) => ({ one, text: textOf(one) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ one }) => one);
