/** The pieces as one; a single one is not copied. */
export const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const [only] = pieces;
  return only !== undefined && pieces.length === 1 ? only : Buffer.concat(pieces);
};
