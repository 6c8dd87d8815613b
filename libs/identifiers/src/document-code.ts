import { ok, refused } from '@lienthong/kernel';
import type { Brand, Outcome, Refusal } from '@lienthong/kernel';
import { isPrintable, lengthOf } from './printable.js';

/** Number of a document (số), `7816` or `12a`: at most 11 characters (QCVN 102:2016, CodeNumber). */
export type DocumentNumber = Brand<string, 'DocumentNumber'>;

/** Notation of a document (ký hiệu), `VPCP-TTĐT`: at most 30 characters (QCVN 102:2016, CodeNotation). */
export type DocumentNotation = Brand<string, 'DocumentNotation'>;

export const DOCUMENT_NUMBER_MAX_LENGTH = 11;
export const DOCUMENT_NOTATION_MAX_LENGTH = 30;

export type DocumentCodeRefusal = Refusal<
  'identifiers/document-number-malformed' | 'identifiers/document-notation-malformed'
>;

const fits = (text: string, max: number): boolean =>
  text.trim() !== '' && text.trim() === text && lengthOf(text) <= max && isPrintable(text);

export const isDocumentNumber = (text: string): text is DocumentNumber => fits(text, DOCUMENT_NUMBER_MAX_LENGTH);

export const isDocumentNotation = (text: string): text is DocumentNotation => fits(text, DOCUMENT_NOTATION_MAX_LENGTH);

/** For what is written here. What others wrote too long is real: a reader keeps it with a warning. */
export const parseDocumentNumber = (text: string): Outcome<DocumentNumber, DocumentCodeRefusal> =>
  isDocumentNumber(text) ? ok(text) : refused({ code: 'identifiers/document-number-malformed' });

export const parseDocumentNotation = (text: string): Outcome<DocumentNotation, DocumentCodeRefusal> =>
  isDocumentNotation(text) ? ok(text) : refused({ code: 'identifiers/document-notation-malformed' });
