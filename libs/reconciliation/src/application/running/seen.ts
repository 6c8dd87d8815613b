/** Which dossiers and codes of a view were met: a bit for each dossier, a text only for what nobody knows. */
export interface Seen {
  /** False when it was met before. */
  meet(number: number | undefined, code: string): boolean;
  has(number: number): boolean;
}

export const createSeen = (): Seen => {
  let bits = new Uint8Array(1024);
  const unknown = new Set<string>();
  const has = (number: number): boolean => ((bits[number >> 3] ?? 0) & (1 << (number & 7))) !== 0;
  const mark = (number: number): void => {
    const at = number >> 3;
    if (at >= bits.length) {
      const grown = new Uint8Array(Math.max(at + 1, bits.length * 2));
      grown.set(bits);
      bits = grown;
    }
    bits[at] = (bits[at] ?? 0) | (1 << (number & 7));
  };
  return {
    has,
    meet: (number, code) => {
      if (number === undefined) return unknown.size !== unknown.add(code).size;
      const first = !has(number);
      mark(number);
      return first;
    },
  };
};
