/** Where the string that opens at `start` ends: the place of its closing quote, or -1. */
export const closingQuote = (text: string, start: number): number => {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return -1;
};

export const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** How many members the objects of a well-formed JSON text write; more than its value has where a key is written twice. */
export const membersWritten = (text: string): number => {
  let members = 0;
  for (let start = text.indexOf('"'); start >= 0;) {
    let after = closingQuote(text, start) + 1;
    while (isBlank(text.charCodeAt(after))) after += 1;
    if (text.charCodeAt(after) === 0x3a) members += 1;
    start = text.indexOf('"', after);
  }
  return members;
};
