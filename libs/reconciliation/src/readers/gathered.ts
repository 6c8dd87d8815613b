import { ViewRefused } from './view.js';

/** All of it, as far as it may be. Throws `ViewRefused`, `reconciliation/too-large`, as soon as it is more. */
export const gathered = async (bytes: AsyncIterable<Uint8Array>, most: number): Promise<readonly Uint8Array[]> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > most) throw new ViewRefused({ code: 'reconciliation/too-large', params: { most } });
    chunks.push(chunk);
  }
  return chunks;
};
