/**
 * What may not stand in a one-line text: control characters, line and paragraph separators, lone surrogates, and the
 * marks that turn the reading direction (U+202A–202E, U+2066–2069, U+200E, U+200F, U+061C), which make a text show
 * as another than it is. Nor what edXML cannot carry: noncharacters, and the zero-width space and byte-order mark
 * (U+200B, U+FEFF), which its readers take off.
 */
const UNPRINTABLE =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\u200B\uFEFF\p{Noncharacter_Code_Point}]/u;

export const isPrintable = (text: string): boolean => !UNPRINTABLE.test(text);

const PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

/** Length in characters as a reader counts them: code points, not UTF-16 units. */
export const lengthOf = (text: string): number => text.length - (text.match(PAIR)?.length ?? 0);
