/** A key is told back only where it is written as ours are: another may hold somebody's words. */
export const isPlainKey = (key: string): boolean => /^[a-z][a-z]*(?:[A-Z][a-z]+){0,4}$/.test(key) && key.length <= 32;
