import { ok, refused } from '@lienthong/kernel';
import type { Brand, Outcome, Refusal } from '@lienthong/kernel';

/** The axis's own id of one message for one recipient. Clients make a file name of it: `[0-9A-Za-z-]` and nothing else. */
export type DocId = Brand<string, 'DocId'>;

export const DOC_ID_MAX_LENGTH = 64;

const FORM = new RegExp(`^[0-9A-Za-z-]{1,${DOC_ID_MAX_LENGTH}}$`);

export const isDocId = (text: string): text is DocId => FORM.test(text);

export const parseDocId = (text: string): Outcome<DocId, Refusal<'axis/doc-id-malformed'>> =>
  isDocId(text) ? ok(text) : refused({ code: 'axis/doc-id-malformed', path: 'docId' });
