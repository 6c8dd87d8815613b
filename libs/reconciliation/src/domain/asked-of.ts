import type { Dossier } from '@lienthong/dossier';
import { askedFor } from '@lienthong/dossier/vocabularies';
import type { AskedFact, StatusVocabularyName } from '@lienthong/dossier/vocabularies';

const keyOf = ({ fact, leg, agency }: AskedFact): string => `${fact} ${leg ?? ''} ${agency ?? ''}`;

/** Who is to assert what before these steps may be told: each fact once, in the order of the steps. */
export const askedOf = (
  vocabulary: StatusVocabularyName,
  steps: readonly string[],
  dossier: Dossier,
  legs?: ReadonlySet<string>,
): readonly AskedFact[] => {
  const all = steps.flatMap((status) => askedFor(vocabulary, status, dossier, legs));
  return [...new Map(all.map((asked) => [keyOf(asked), asked])).values()];
};
