import { DVCLT_LABELS, folded, PORTAL_LABELS } from '@lienthong/dossier/vocabularies';
import type { StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import type { Cell } from './read-moment.js';

const LABELS: Readonly<Record<StatusVocabularyName, Readonly<Record<string, string>>>> = {
  portal: PORTAL_LABELS,
  dvclt: DVCLT_LABELS,
};

const codesOf = (labels: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(labels).flatMap(([code, label]) => [
      [code, code],
      [folded(label), code],
      [folded(`${code} ${label}`), code],
    ]),
  );

const CODES: Readonly<Record<StatusVocabularyName, ReadonlyMap<string, string>>> = {
  portal: codesOf(LABELS.portal),
  dvclt: codesOf(LABELS.dvclt),
};

const asWritten = (labels: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(labels).flatMap(([code, label]) => [
      [code, code],
      [label, code],
    ]),
  );

const AS_WRITTEN: typeof CODES = { portal: asWritten(PORTAL_LABELS), dvclt: asWritten(DVCLT_LABELS) };

/** The code, its words, or both, with or without diacritics; undefined for anything else: none is guessed. */
export const readStatus = (vocabulary: StatusVocabularyName, cell: Cell): string | undefined => {
  // A register says the same few words in every row, mostly as they are.
  const same = AS_WRITTEN[vocabulary].get(String(cell ?? ''));
  if (same !== undefined) return same;
  const text = folded(String(cell ?? '').replaceAll(/[-–.:]/g, ' '));
  return CODES[vocabulary].get(text) ?? CODES[vocabulary].get(text.replace(/^0+(?=\d)/, ''));
};
