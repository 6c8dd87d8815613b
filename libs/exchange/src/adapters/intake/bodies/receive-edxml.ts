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
}

/** Passes bytes on and keeps them as they came. */
async function* kept(source: AsyncIterable<Uint8Array>, writer: BlobWriter): AsyncGenerator<Uint8Array> {
  for await (const bytes of source) {
    await writer.write(Buffer.from(bytes));
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
  const result = await readEdxml(kept(source, raw), {
    limits: { messageBytes: limits.messageBytes, attachmentBytes: limits.attachmentBytes, ...limits.edxml },
    onAttachment: ({ index }) => {
      const writer = parts.writer(limits.attachmentBytes);
      return {
        write: (bytes) => writer.write(Buffer.from(bytes)),
        end: async () => {
          const stored = finished(writer, 'blob/too-large');
          attachments[index] = stored;
          await stored;
        },
        abort: () => writer.abort(),
      };
    },
  });
  if (!result.ok) throw new Refused(result.refusal);
  const message = await finished(raw, 'blob/too-large');
  return { ...result.value, stored: { message, attachments: await Promise.all(attachments) } };
};
