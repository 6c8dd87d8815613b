import { readEdxml } from '@lienthong/edxml';
import type { ReadResult } from '@lienthong/edxml';
import { Refused } from '@lienthong/http-edge';
import type { BlobWriter, StoredBlob } from '@lienthong/blob-store';
import type { StoredPart } from '../../../domain/transfer/document.js';
import type { ExchangeLimits } from '../limits.js';
import type { StoredParts } from './stored-parts.js';

export interface ReceivedMessage extends ReadResult {
  readonly stored: {
    readonly message: StoredPart & { readonly sha256: string };
    readonly attachments: readonly StoredPart[];
  };
  /** Where its recipients are named; undefined: in the message. */
  readonly recipientsPath?: string;
}

const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Passes bytes on, which nobody changes, and keeps them as they came. */
async function* kept(source: AsyncIterable<Uint8Array>, writer: BlobWriter): AsyncGenerator<Uint8Array> {
  for await (const bytes of source) {
    await writer.write(bufferOf(bytes));
    yield bytes;
  }
}

const finished = async (writer: BlobWriter, code: string): Promise<StoredBlob> => {
  const stored = await writer.finish();
  if (!stored.ok) throw new Refused({ ...stored.refusal, code });
  return stored.value;
};

/** Stores the message byte for byte and its attachments as they are decoded, while reading it. */
export const receiveEdxml = async (
  source: AsyncIterable<Uint8Array>,
  parts: StoredParts,
  limits: ExchangeLimits,
): Promise<ReceivedMessage> => {
  const raw = parts.writer(limits.messageBytes);
  const attachments: Promise<StoredPart>[] = [];
  const read = readEdxml(kept(source, raw), {
    limits: { messageBytes: limits.messageBytes, attachmentBytes: limits.attachmentBytes, ...limits.edxml },
    onAttachment: ({ index }) => {
      const writer = parts.writer(limits.attachmentBytes);
      return {
        write: (bytes) => writer.write(bufferOf(bytes)),
        // Not waited for here: the message that goes on being read is then synced together with it.
        end: () => {
          attachments[index] = finished(writer, 'blob/too-large');
          attachments[index].catch(() => undefined);
        },
        abort: () => writer.abort(),
      };
    },
  });
  // What is being stored when reading ends must be known to those who clear it away.
  const result = await read.catch(async (error: unknown) => {
    await Promise.allSettled(attachments);
    throw error;
  });
  if (!result.ok) {
    await Promise.allSettled(attachments);
    throw new Refused(result.refusal);
  }
  const [message, ...stored] = await Promise.all([finished(raw, 'blob/too-large'), ...attachments]);
  return { ...result.value, stored: { message, attachments: stored } };
};
