/** An agency on the bus: where it writes and where it reads. */
export interface Line {
  readonly agency: string;
  readonly out: string;
  readonly in: string;
}

/** Types of the records that a reader of `in` topics counts. */
export const DOCUMENT = 'vn.lienthong.inbox.document.v1';
export const RECEIPT = 'vn.lienthong.inbox.receipt.v1';

/** The number of a submission stands in its document's number, and so in the id that the entry shows. */
export const NUMBER = /"documentId":"[^"]*,(\d+)\/UBND-VP"/;
