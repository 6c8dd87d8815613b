import type { Readable } from 'node:stream';
import { Dicer } from '@fastify/busboy';
import { Refused } from '../problems/refused.js';
import { placeOfPart } from './multipart.js';
import type { MultipartLimits } from './multipart.js';
import type { RawPartHeaders } from './part-headers.js';

const MAX_HEADER_PAIRS = 32;

export interface DicedPart {
  readonly headers: RawPartHeaders;
  readonly stream: Readable;
}

export interface DicerEvents {
  onPart(part: DicedPart): void;
  /** Every part was read and the closing boundary seen. */
  onEnd(): void;
  onError(error: Refused): void;
}

const tooMany = (max: number): Refused =>
  new Refused({ code: 'http/too-many-parts', path: placeOfPart(max), params: { max } });

/**
 * The splitter under @fastify/busboy. Used directly: busboy itself passes over parts that it does not understand, and
 * nothing that was sent may go missing in silence. It is also half the cost.
 */
export const createDicer = (
  boundary: string,
  limits: MultipartLimits,
  bufferBytes: number,
  events: DicerEvents,
): Dicer => {
  const dicer = new Dicer({
    boundary,
    // The splitter cuts headers off in silence: one byte more than allowed lets the check see it. It counts the line
    // break before them too.
    maxHeaderSize: limits.partHeaderBytes + 3,
    maxHeaderPairs: MAX_HEADER_PAIRS,
    highWaterMark: bufferBytes,
    partHwm: bufferBytes,
  } as ConstructorParameters<typeof Dicer>[0]);
  let begun = 0;
  let headed = 0;
  dicer.on('part', (stream: Readable) => {
    begun += 1;
    // A body that ends inside a part is told by the splitter's own error.
    stream.on('error', () => undefined);
    if (begun > limits.parts) {
      stream.resume();
      events.onError(tooMany(limits.parts));
      return;
    }
    stream.once('header', (headers: RawPartHeaders) => {
      headed += 1;
      events.onPart({ headers, stream });
    });
  });
  const malformed = (): void =>
    events.onError(new Refused({ code: 'http/malformed-multipart', path: placeOfPart(Math.max(begun - 1, 0)) }));
  dicer.on('error', malformed);
  dicer.on('finish', () => {
    if (headed === begun && begun > 0) events.onEnd();
    else malformed();
  });
  return dicer;
};
