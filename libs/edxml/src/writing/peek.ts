/** The first bytes of a stream (at least `least`, unless it is shorter) and the whole stream. */
export const peek = async (
  source: AsyncIterable<Uint8Array>,
  least: number,
): Promise<{ readonly start: Buffer; readonly whole: AsyncIterable<Uint8Array> }> => {
  const iterator = source[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  while (start.length < least) {
    const next = await iterator.next();
    if (next.done === true) break;
    start = Buffer.concat([start, next.value]);
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      if (start.length > 0) yield start;
      yield* { [Symbol.asyncIterator]: () => iterator };
    } finally {
      await iterator.return?.();
    }
  }
  return { start, whole: whole() };
};
