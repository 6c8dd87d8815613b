import { ok, refused } from '@lienthong/kernel';
import type { Brand, Outcome, Refusal } from '@lienthong/kernel';
import { parseAgencyCode } from './agency-code.js';
import type { AgencyCode } from './agency-code.js';
import { parseWireDate } from './local-date.js';
import type { LocalDate } from './local-date.js';
import { isPrintable, lengthOf } from './printable.js';

/**
 * The identity that the sender gives a document (QCVN 102:2016, DocumentId): `<OrganId>,<yyyy/MM/dd>,<number>/<notation>`.
 * Unique together with the sender only. Case and spelling count.
 */
export type DocumentId = Brand<string, 'DocumentId'>;

/** `free`: a bare UUID, an impossible date, any other printable text. Real senders write such; it still identifies. */
export type ParsedDocumentId =
  | {
      readonly form: 'standard';
      readonly id: DocumentId;
      readonly organ: AgencyCode;
      readonly date: LocalDate;
      readonly number: string;
      readonly notation: string;
    }
  | { readonly form: 'free'; readonly id: DocumentId };

export type DocumentIdRefusal = Refusal<
  'identifiers/document-id-empty' | 'identifiers/document-id-too-long' | 'identifiers/document-id-unprintable'
>;

/** Standard ids need at most 89 characters; the rest is room for what others write. */
export const DOCUMENT_ID_MAX_LENGTH = 255;

/** The number ends at the first slash: notations hold slashes (`7816/QĐ/UBND`), official numbers do not. */
const STANDARD = /^([^,]+),(\d{4}\/\d{2}\/\d{2}),([^/]+)\/(.+)$/;

const faultOf = (text: string): DocumentIdRefusal | undefined => {
  if (text.trim() === '') return { code: 'identifiers/document-id-empty' };
  if (lengthOf(text) > DOCUMENT_ID_MAX_LENGTH)
    return { code: 'identifiers/document-id-too-long', params: { max: DOCUMENT_ID_MAX_LENGTH } };
  return isPrintable(text) && text.trim() === text ? undefined : { code: 'identifiers/document-id-unprintable' };
};

export const isDocumentId = (text: string): text is DocumentId => faultOf(text) === undefined;

/** Takes the text as it identifies: surrounding space is refused, so that two spellings never look alike. */
export const parseDocumentId = (text: string): Outcome<ParsedDocumentId, DocumentIdRefusal> => {
  const fault = faultOf(text);
  if (fault !== undefined) return refused(fault);
  const id = text as DocumentId;
  const [, organText = '', dateText = '', number = '', notation = ''] = STANDARD.exec(text) ?? [];
  const organ = parseAgencyCode(organText);
  const date = parseWireDate(dateText);
  if (!organ.ok || !date.ok) return ok({ form: 'free', id });
  return ok({ form: 'standard', id, organ: organ.value.code, date: date.value, number, notation });
};
