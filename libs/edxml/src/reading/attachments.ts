import type { AttachmentHead, AttachmentSink, EdxmlAttachment, ManifestReference } from '../model/attachment.js';
import type { Receiver } from '../attachments/receive.js';
import { createReceiver } from '../attachments/receive.js';
import type { EdxmlLimits } from './limits.js';
import type { Notes } from './notes.js';
import { overLimit } from './stop.js';

/** The steps of one attachment, in the order of the message; a step is awaited before the next. */
export type AttachmentStep =
  | { readonly type: 'begin'; readonly path: string; readonly described: ManifestReference }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'end'; readonly path: string; readonly described: ManifestReference };

export interface AttachmentsReader {
  take(step: AttachmentStep): Promise<void>;
  abort(): Promise<void>;
  all(): readonly EdxmlAttachment[];
}

export interface AttachmentsContext {
  readonly limits: EdxmlLimits;
  readonly notes: Notes;
  readonly onAttachment: (head: AttachmentHead) => AttachmentSink;
  /** What the manifest says, once it has been read. */
  readonly manifest: () => readonly ManifestReference[];
}

/** Hands each attachment to the sink that the caller opens for it. */
export const createAttachmentsReader = ({
  limits,
  notes,
  onAttachment,
  manifest,
}: AttachmentsContext): AttachmentsReader => {
  const done: EdxmlAttachment[] = [];
  const budget = { decompressed: 0 };
  let open: { readonly sink: AttachmentSink; readonly receiver: Receiver } | undefined;

  const known = (described: ManifestReference): ManifestReference => {
    const { contentId } = described;
    const reference =
      contentId === undefined ? undefined : manifest().find((candidate) => candidate.contentId === contentId);
    return { ...reference, ...described };
  };

  const begin = (path: string, described: ManifestReference): { sink: AttachmentSink; receiver: Receiver } => {
    const head: AttachmentHead = { index: done.length, ...known(described) };
    const sink = onAttachment(head);
    return { sink, receiver: createReceiver(head, sink, { path, limits, budget, notes }) };
  };

  const end = async (path: string, described: ManifestReference): Promise<void> => {
    open ??= begin(path, described);
    const delivered = await open.receiver.finish();
    const { contentType, ...rest } = known(described);
    const attachment: EdxmlAttachment = {
      ...rest,
      ...(contentType === undefined ? {} : { declaredType: contentType }),
      ...delivered,
    };
    if (attachment.name === undefined) notes.warn('edxml/attachment-name-missing', path);
    if (attachment.size === 0) notes.warn('edxml/attachment-empty', path);
    await open.sink.end(attachment);
    open = undefined;
    done.push(attachment);
  };

  return {
    take: async (step) => {
      switch (step.type) {
        case 'begin':
          if (done.length >= limits.attachments) throw overLimit('attachments', limits.attachments, step.path);
          open = begin(step.path, step.described);
          return;
        case 'text':
          return open?.receiver.write(step.text);
        case 'end':
          return end(step.path, step.described);
      }
    },
    abort: async () => {
      const aborted = open;
      open = undefined;
      await aborted?.receiver.abort();
    },
    all: () => [...done],
  };
};
