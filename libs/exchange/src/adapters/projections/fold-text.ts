/**
 * Text as it is searched: lower case, no diacritics, đ as d. FTS5's own `remove_diacritics` leaves đ alone, and
 * Vietnamese clerks type with and without.
 */
export const foldText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

/** Every word of a query as an FTS5 prefix term; quotes keep operators and punctuation plain. Empty when nothing is left. */
export const matchOf = (query: string): string =>
  (foldText(query).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"*`).join(' ');
