/** Where something is named that was named before; -1: nowhere. */
export const repeatedAt = (names: readonly string[]): number =>
  names.findIndex((name, index) => names.indexOf(name) < index);
