const MARKS = /\p{M}/gu;

/** For comparing without diacritics and case: `Sở Tài chính Đà Nẵng` → `so tai chinh da nang`. */
export const foldText = (text: string): string =>
  text.normalize('NFD').replace(MARKS, '').toLowerCase().replaceAll('đ', 'd');
