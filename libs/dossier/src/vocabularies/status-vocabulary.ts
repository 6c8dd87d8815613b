import type { Basis } from './recorded.js';
import type { Vocabulary } from './vocabulary.js';

export const STATUS_VOCABULARIES = ['portal', 'dvclt'] as const;
export type StatusVocabularyName = (typeof STATUS_VOCABULARIES)[number];

/** A status as a partner is told it. */
export interface StatusRecord<Status extends string = string> extends Basis {
  readonly status: Status;
}

/** A vocabulary whose every record is one status out of a closed list. */
export interface StatusVocabulary<State = unknown, Status extends string = string> extends Vocabulary<
  State,
  StatusRecord<Status>
> {
  readonly name: StatusVocabularyName;
  /** Every code with its words in Vietnamese. */
  readonly labels: Readonly<Record<Status, string>>;
  /** What may come straight after each. */
  readonly follows: Readonly<Record<Status, readonly Status[]>>;
}

/** The shortest way from one status to another, without the first; undefined where there is none. */
export const wayBetween = <Status extends string>(
  follows: Readonly<Record<Status, readonly Status[]>>,
  from: Status,
  to: Status,
): readonly Status[] | undefined => {
  const ways: (readonly Status[])[] = [[from]];
  const seen = new Set<Status>([from]);
  for (const way of ways) {
    const last = way.at(-1) ?? from;
    for (const next of follows[last]) {
      if (next === to) return [...way.slice(1), next];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
};
