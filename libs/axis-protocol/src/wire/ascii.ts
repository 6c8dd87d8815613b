const MARKS = /\p{M}/gu;
const NOT_PRINTABLE = /[^ -~]+/g;

/**
 * A text that survives in a header: Vietnamese loses its marks (đ → d), and whatever else is not printable ASCII becomes
 * a question mark. The kit would send the low byte of each character instead, which destroys it.
 */
export const asciiText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(MARKS, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/\s+/g, ' ')
    .replace(NOT_PRINTABLE, '?')
    .trim();

/** JSON in ASCII, `\uXXXX` for all else: what the kit needs of the reply to sendEdoc. */
export const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[^\0-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
