/** As officials type: without diacritics and case, spaces once. `Đ` is a letter of its own that no form of Unicode folds. */
export const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase().replaceAll(/\s+/g, ' ').trim();
