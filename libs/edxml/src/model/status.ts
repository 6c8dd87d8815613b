import type { StatusCode } from '@lienthong/identifiers';
import type { EdxmlStaff } from './business.js';
import type { EdxmlDate } from './date.js';
import type { EdxmlDialect, EdxmlReference, EnvelopeExtras } from './document.js';
import type { EdxmlOrgan } from './organ.js';

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
