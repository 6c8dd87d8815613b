import type { Words } from './dossier.events.js';

export const wordsOf = ({ reason, person }: Words): Words => ({
  ...(reason === undefined ? {} : { reason }),
  ...(person === undefined ? {} : { person }),
});
