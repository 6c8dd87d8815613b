import { hash } from 'node:crypto';
import { basename } from 'node:path';
import type { DocumentDraft, SubmissionDraft } from '@lienthong/client';
import { Misused } from '../shell/stopped.js';
import { readJsonFile } from './agency-records.js';

export interface DocumentFlags {
  readonly from: string | undefined;
  readonly to: readonly string[] | undefined;
  readonly files: readonly string[];
  readonly messageId: string | undefined;
}

type Draft = Partial<SubmissionDraft> & { readonly kind?: string };

const needed = <T>(value: T | undefined, flag: string): T => {
  if (value !== undefined) return value;
  throw new Misused({ vi: `Thiếu ${flag}.`, en: `The file does not say it: give ${flag}.` });
};

/** The attachments of the document in the order of the files, unless it names them itself. */
export const withAttachments = (document: DocumentDraft, files: readonly string[]): DocumentDraft =>
  document.attachments || files.length === 0
    ? document
    : { ...document, attachments: files.map((file) => ({ name: basename(file) })) };

/**
 * A submission from a JSON file, which is one or holds the document alone. Without an identity of its own the message
 * gets one of its content: the same file sent again is the same message. What the fields hold is the hub's to check.
 */
export const documentOf = async (path: string, flags: DocumentFlags): Promise<SubmissionDraft> => {
  const value = await readJsonFile(path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Misused({ vi: 'Tệp không phải là một văn bản JSON.', en: `${path} holds no JSON object.` });
  }
  const whole = 'document' in value || 'kind' in value;
  const draft = (whole ? value : { document: value }) as Draft;
  if (draft.kind === 'status') return draft as SubmissionDraft;
  const from = needed(flags.from ?? draft.from, '--from');
  const to = needed(flags.to ?? draft.to, '--to');
  const document = withAttachments(needed(draft.document, 'document'), flags.files);
  const said = { ...draft, from, to, document };
  const messageId =
    flags.messageId ?? draft.messageId ?? `cli-${hash('sha256', JSON.stringify({ from, document }), 'hex')}`;
  return { ...said, messageId };
};
