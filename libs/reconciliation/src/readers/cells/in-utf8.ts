import { ViewRefused } from '../view.js';

const notUtf8 = (): ViewRefused => new ViewRefused({ code: 'reconciliation/file-encoding' });

/** The same bytes, as long as they are UTF-8. A zero byte is UTF-16. Throws `ViewRefused`, `reconciliation/file-encoding`. */
export async function* inUtf8(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const check = (chunk?: Uint8Array): void => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw notUtf8();
    }
  };
  for await (const chunk of bytes) {
    if (chunk.includes(0)) throw notUtf8();
    check(chunk);
    yield chunk;
  }
  check();
}
