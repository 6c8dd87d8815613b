import { PassThrough } from 'node:stream';
import type { Io } from '../shell/io.js';

export interface MemoryIo extends Io {
  readonly written: () => { readonly out: string; readonly err: string };
}

/** Streams that keep what is written to them. */
export const memoryIo = (env: Io['env'] = {}): MemoryIo => {
  const texts = { out: '', err: '' };
  const keep = (name: keyof typeof texts): PassThrough =>
    new PassThrough().on('data', (chunk: Buffer) => void (texts[name] += chunk.toString('utf8')));
  return { env, out: keep('out'), err: keep('err'), written: () => ({ ...texts }) };
};
