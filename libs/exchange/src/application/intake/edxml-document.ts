import type { EdxmlDate, EdxmlDocument } from '@lienthong/edxml';
import { canonicalDigest } from '@lienthong/edxml';
import type { JsonObject } from '@lienthong/kernel';
import type { Content, DocumentBody, DocumentHead, StoredPart } from '../../domain/transfer/document.js';
import { newSalt } from './proof.js';
import { present } from '../present.js';

/** The civil date of a readable date; what was not readable stays in the message. */
const civilDate = (date: EdxmlDate | undefined): string | undefined =>
  date === undefined || date.kind === 'unread' ? undefined : date.value.slice(0, 10);

const digit = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d$/.test(text) ? Number(text) : undefined;

export const headOfEdxml = (message: EdxmlDocument): DocumentHead => ({
  documentId: message.documentId,
  ...present<Omit<DocumentHead, 'documentId'>>({
    number: message.code.number,
    notation: message.code.notation,
    promulgatedOn: civilDate(message.promulgation.date),
    typeName: message.documentType?.name,
    priority: digit(message.otherInfo?.priority),
    steeringType: digit(message.steeringType),
    dueOn: civilDate(message.dueDate),
  }),
});

/** Splits a message into the half that may lie in clear and the half that is sealed. */
export const contentOfEdxml = (
  message: EdxmlDocument,
  stored: { readonly message: StoredPart; readonly attachments: readonly StoredPart[] },
): { readonly content: Omit<Content, 'proof'>; readonly body: DocumentBody } => ({
  content: { head: headOfEdxml(message), message: stored.message, attachments: stored.attachments },
  body: {
    subject: message.subject ?? '',
    message: message as unknown as JsonObject,
    attachments: message.attachments.map(({ name, sha256, declaredType, description }, index) => ({
      name: name ?? `attachment-${index + 1}`,
      sha256,
      ...present({ declaredType, description }),
    })),
    digest: canonicalDigest(message, message.attachments),
    salt: newSalt(),
  },
});
