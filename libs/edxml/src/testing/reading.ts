import type { Outcome } from '@lienthong/kernel';
import type { AttachmentHead, EdxmlAttachment } from '../model/attachment.js';
import type { EdxmlDocument } from '../model/document.js';
import type { EdxmlRefusal } from '../model/refusal.js';
import type { EdxmlStatus } from '../model/status.js';
import type { EdxmlLimits } from '../reading/limits.js';
import type { ReadResult } from '../reading/read-edxml.js';
import { readEdxml } from '../reading/read-edxml.js';

/** What one sink saw. */
export interface Received {
  readonly head: AttachmentHead;
  readonly chunks: Uint8Array[];
  ended?: EdxmlAttachment;
  aborted: boolean;
}

export interface Reading {
  readonly outcome: Outcome<ReadResult, EdxmlRefusal>;
  readonly received: readonly Received[];
}

/** The bytes in chunks of the given size. */
export async function* chunked(message: string | Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  const bytes = typeof message === 'string' ? Buffer.from(message) : message;
  for (let at = 0; at < bytes.byteLength; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

export const read = async (
  message: string | Uint8Array,
  limits: Partial<EdxmlLimits> = {},
  chunkSize?: number,
): Promise<Reading> => {
  const received: Received[] = [];
  const outcome = await readEdxml(chunked(message, chunkSize), {
    limits,
    onAttachment: (head) => {
      const each: Received = { head, chunks: [], aborted: false };
      received.push(each);
      return {
        write: (chunk) => void each.chunks.push(Buffer.from(chunk)),
        end: (attachment) => void (each.ended = attachment),
        abort: () => void (each.aborted = true),
      };
    },
  });
  return { outcome, received };
};

export const contentOf = (received: Received | undefined): Buffer => Buffer.concat(received?.chunks ?? []);

const accepted = ({ outcome }: Reading): ReadResult => {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
};

export const documentOf = (reading: Reading): EdxmlDocument => {
  const { message } = accepted(reading);
  if (message.kind !== 'document') throw new Error('not a document');
  return message;
};

export const statusOf = (reading: Reading): EdxmlStatus => {
  const { message } = accepted(reading);
  if (message.kind !== 'status') throw new Error('not a status');
  return message;
};

export const warningsOf = (reading: Reading): readonly string[] =>
  accepted(reading).warnings.map(({ code, path }) => `${code} ${path}`);

export const refusalOf = ({ outcome }: Reading): EdxmlRefusal => {
  if (outcome.ok) throw new Error('was accepted');
  return outcome.refusal;
};
