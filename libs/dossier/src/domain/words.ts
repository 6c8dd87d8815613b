import type { Words } from './dossier.events.js';

/** What people wrote with an act. */
export const wordsOf = ({ reason, person }: Words): Words => ({
  ...(reason === undefined ? {} : { reason }),
  ...(person === undefined ? {} : { person }),
});

/** The same where they may be left out: a fact without any has no sealed half. */
export const notedBy = (words: Words): { readonly personal?: Words } => {
  const personal = wordsOf(words);
  return Object.keys(personal).length === 0 ? {} : { personal };
};
