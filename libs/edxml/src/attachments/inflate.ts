import { createInflateRaw } from 'node:zlib';
import type { InflateRaw } from 'node:zlib';

export interface Inflater {
  /** Inflates a piece. `rest` is what follows the end of the deflate stream, once it has ended. */
  write(piece: Buffer): Promise<{ readonly output: readonly Buffer[]; readonly rest?: Buffer }>;
  close(): void;
}

const settle = (stream: InflateRaw, piece: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error);
    stream.once('error', fail);
    stream.write(piece, (error) => {
      stream.off('error', fail);
      if (error) reject(error);
      else resolve();
    });
  });

/** Raw deflate in pieces. `check` sees the output grow and throws to stop it; one piece of 16 kB gives at most 17 MB. */
export const createInflater = (check: (outputBytes: number) => void): Inflater => {
  const stream = createInflateRaw({ chunkSize: 64 * 1024 });
  let output: Buffer[] = [];
  let fed = 0;
  let failure: Error | undefined;
  // Errors arrive by the promise of the write; this keeps a late one from being unhandled.
  stream.on('error', (error: Error) => (failure ??= error));
  stream.on('data', (chunk: Buffer) => {
    if (failure !== undefined) return;
    try {
      check(chunk.length);
      output.push(chunk);
    } catch (error) {
      failure = error instanceof Error ? error : new TypeError('check threw no error');
      output = [];
      stream.destroy();
    }
  });
  return {
    write: async (piece) => {
      fed += piece.length;
      await settle(stream, piece).catch((error: unknown) => {
        throw failure ?? error;
      });
      if (failure !== undefined) throw failure;
      const done = output;
      output = [];
      const surplus = fed - stream.bytesWritten;
      return surplus === 0 ? { output: done } : { output: done, rest: piece.subarray(piece.length - surplus) };
    },
    close: () => stream.destroy(),
  };
};
