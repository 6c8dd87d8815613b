import { formatWireDate, parseLocalDate } from '@lienthong/identifiers';
import { ok, refused } from '@lienthong/kernel';
import type { JsonObject, Outcome } from '@lienthong/kernel';
import type {
  AttachmentLabel,
  Content,
  DocumentBody,
  DocumentHead,
  StoredPart,
} from '../../domain/transfer/document.js';
import { digestOfJson } from './digest-of-json.js';
import { newSalt } from './proof.js';
import { present } from '../present.js';

/** What a document says about itself, in JSON. */
export interface JsonDocument {
  readonly subject: string;
  readonly content?: string;
  readonly documentId?: string;
  readonly number?: string;
  readonly notation?: string;
  /** `yyyy-MM-dd`. */
  readonly promulgatedOn?: string;
  readonly place?: string;
  readonly typeName?: string;
  readonly priority?: number;
  readonly steeringType?: number;
  /** `yyyy-MM-dd`. */
  readonly dueOn?: string;
  readonly signer?: { readonly competence?: string; readonly position?: string; readonly fullName?: string };
  readonly staff?: {
    readonly department?: string;
    readonly staff?: string;
    readonly email?: string;
    readonly mobile?: string;
  };
  readonly toPlaces?: readonly string[];
  readonly responseTo?: readonly {
    readonly organId?: string;
    readonly code?: string;
    readonly promulgatedOn?: string;
    readonly documentId?: string;
  }[];
  readonly attachments?: readonly DeclaredAttachment[];
}

export interface DeclaredAttachment {
  readonly name: string;
  readonly sha256?: string;
  readonly description?: string;
}

/** A file that came with the document: stored, hashed. */
export interface ReceivedFile extends StoredPart {
  readonly name: string;
  readonly sha256: string;
  readonly declaredType?: string;
}

const documentIdOf = (document: JsonDocument, senderCode: string, messageId: string): string => {
  const { documentId, number, notation, promulgatedOn } = document;
  if (documentId !== undefined) return documentId;
  const date = promulgatedOn === undefined ? undefined : parseLocalDate(promulgatedOn);
  if (number === undefined || notation === undefined || !date?.ok) return messageId;
  return `${senderCode},${formatWireDate(date.value)},${number}/${notation}`;
};

/** Every declared attachment needs its file, every file its declaration (when there are any), every hash must hold. */
const matched = (
  document: JsonDocument,
  files: readonly ReceivedFile[],
): Outcome<readonly [ReceivedFile, AttachmentLabel][]> => {
  const declared = document.attachments ?? files.map(({ name }): DeclaredAttachment => ({ name }));
  const waiting = [...files];
  const pairs: [ReceivedFile, AttachmentLabel][] = [];
  for (const [index, { name, sha256, description }] of declared.entries()) {
    const at = waiting.findIndex((file) => file.name === name);
    const [file] = at < 0 ? [] : waiting.splice(at, 1);
    if (!file) return refused({ code: 'attachment/missing', path: `/document/attachments/${index}` });
    if (sha256 !== undefined && sha256.toLowerCase() !== file.sha256) {
      return refused({ code: 'attachment/hash-mismatch', path: `/document/attachments/${index}/sha256` });
    }
    const label = { name, sha256: file.sha256 };
    const type = file.declaredType === undefined ? {} : { declaredType: file.declaredType };
    pairs.push([file, { ...label, ...type, ...(description === undefined ? {} : { description }) }]);
  }
  if (waiting.length > 0) return refused({ code: 'attachment/undeclared', path: '/document/attachments' });
  return ok(pairs);
};

/** Refusals: attachment/missing, attachment/undeclared, attachment/hash-mismatch. */
export const contentOfJson = (
  document: JsonDocument,
  files: readonly ReceivedFile[],
  senderCode: string,
  messageId: string,
): Outcome<{ readonly content: Omit<Content, 'proof'>; readonly body: DocumentBody }> => {
  const pairs = matched(document, files);
  if (!pairs.ok) return pairs;
  const { number, notation, promulgatedOn, typeName, priority, steeringType, dueOn } = document;
  const head = {
    documentId: documentIdOf(document, senderCode, messageId),
    ...present<Omit<DocumentHead, 'documentId'>>({
      number,
      notation,
      promulgatedOn,
      typeName,
      priority,
      steeringType,
      dueOn,
    }),
  };
  const labels = pairs.value.map(([, label]) => label);
  const message = document as unknown as JsonObject;
  const attachments = pairs.value.map(([{ ref, size }]): StoredPart => ({ ref, size }));
  return ok({
    content: { head, attachments },
    body: {
      subject: document.subject,
      message,
      attachments: labels,
      digest: digestOfJson(message, labels),
      salt: newSalt(),
    },
  });
};
