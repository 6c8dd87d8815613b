import type { Outcome } from '@lienthong/kernel';
import { ok, refused } from '@lienthong/kernel';
import type { AttachmentHead, AttachmentSink } from '../model/attachment.js';
import type { EdxmlDocument } from '../model/document.js';
import type { EdxmlRefusal } from '../model/refusal.js';
import type { EdxmlStatus } from '../model/status.js';
import type { EdxmlWarning } from '../model/warning.js';
import { createScanner } from '../xml/scanner.js';
import { textSlices } from '../xml/text-slices.js';
import type { AttachmentsReader } from './attachments.js';
import { createAttachmentsReader } from './attachments.js';
import type { EdxmlLimits } from './limits.js';
import { DEFAULT_EDXML_LIMITS } from './limits.js';
import { compareManifest } from './manifest-check.js';
import type { Notes } from './notes.js';
import { createNotes } from './notes.js';
import type { Router } from './router.js';
import { createRouter } from './router.js';
import { Stop, stop } from './stop.js';

export type EdxmlMessage = EdxmlDocument | EdxmlStatus;

export interface ReadResult {
  readonly message: EdxmlMessage;
  readonly warnings: readonly EdxmlWarning[];
}

export interface ReadOptions {
  /** What is not given is as in DEFAULT_EDXML_LIMITS. */
  readonly limits?: Partial<EdxmlLimits>;
  /** Opens the sink for an attachment, in the order of the message. */
  readonly onAttachment: (head: AttachmentHead) => AttachmentSink;
}

/** A sink that drops what it gets: for reading a message for its header and its hashes alone. */
export const discardAttachments = (): AttachmentSink => ({
  write: () => undefined,
  end: () => undefined,
  abort: () => undefined,
});

const complete = (router: Router, attachments: AttachmentsReader, notes: Notes): EdxmlMessage => {
  const envelope = router.envelope();
  if (envelope === undefined) throw stop('edxml/not-edxml', '/edXML/edXMLEnvelope');
  compareManifest(envelope.kind === 'document' ? envelope.manifest : [], attachments.all(), notes);
  return envelope.kind === 'document' ? { ...envelope, attachments: attachments.all() } : envelope;
};

/**
 * Reads an edXML message (QCVN 102:2016/BTTTT) of either dialect from a stream of bytes, in flat memory.
 *
 * Attachments go to the sinks of `onAttachment` while they arrive, decoded and unwrapped, one after the other, with
 * back-pressure. A refusal may follow attachments whose sinks have already ended: discard them with the message.
 *
 * Answers the message with what was tolerated, or a refusal with code and path. Throws only what the source or a sink
 * throws. The source is left (its iterator returned) as soon as the answer is known.
 */
export const readEdxml = async (
  source: AsyncIterable<Uint8Array>,
  { limits: given, onAttachment }: ReadOptions,
): Promise<Outcome<ReadResult, EdxmlRefusal>> => {
  const limits = { ...DEFAULT_EDXML_LIMITS, ...given };
  const notes = createNotes();
  const router = createRouter(limits, notes);
  const scanner = createScanner(limits, notes, router);
  const manifest = () => {
    const envelope = router.envelope();
    return envelope?.kind === 'document' ? envelope.manifest : [];
  };
  const attachments = createAttachmentsReader({ limits, notes, onAttachment, manifest });
  const drain = async (): Promise<void> => {
    for (const step of router.drain()) await attachments.take(step);
  };
  try {
    for await (const text of textSlices(source, limits, notes)) {
      scanner.write(text);
      await drain();
    }
    scanner.end();
    await drain();
    return ok({ message: complete(router, attachments, notes), warnings: notes.all() });
  } catch (error) {
    await attachments.abort();
    if (error instanceof Stop) return refused(error.refusal);
    throw error;
  }
};
