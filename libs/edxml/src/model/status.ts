import type { EdxmlStaff } from './business.js';
import type { EdxmlDate } from './date.js';
import type { EdxmlDialect, EdxmlReference, EnvelopeExtras } from './document.js';
import type { EdxmlOrgan } from './organ.js';

/** The codes ever seen: 01–06 by the receiver, 13 by the sender, 15 and 16 in answer. Two digits on the wire. */
export const STATUS_CODES = ['01', '02', '03', '04', '05', '06', '13', '15', '16'] as const;

export type StatusCode = (typeof STATUS_CODES)[number];

export const isStatusCode = (text: string): text is StatusCode => STATUS_CODES.some((code) => code === text);

/** A report on a document. `responseFor.organId` is the addressee. */
export interface EdxmlStatus {
  readonly kind: 'status';
  readonly dialect: EdxmlDialect;
  readonly envelope: EnvelopeExtras;
  readonly from: EdxmlOrgan;
  readonly responseFor: EdxmlReference & { readonly documentId: string };
  readonly staff?: EdxmlStaff;
  readonly statusCode: StatusCode;
  readonly description?: string;
  readonly timestamp?: EdxmlDate;
}
