import type { BusinessTypeNumber } from '@lienthong/identifiers';

/** The clerk who acts (`StaffInfo`). Personal data. */
export interface EdxmlStaff {
  readonly department?: string;
  readonly staff?: string;
  readonly email?: string;
  readonly mobile?: string;
}

export interface ReceiverChange {
  readonly organId: string;
  /** `ReceiverType` 0 is removed, 1 is added. */
  readonly change: 'removed' | 'added';
}

/** What an update (type 2) changes: `BussinessDocumentInfo`. */
export interface DocumentChange {
  readonly contentChanged?: boolean;
  readonly receiversChanged?: boolean;
  readonly receivers: readonly ReceiverChange[];
}

/** A document that a replacement (type 3) replaces, and the agencies that it concerns. */
export interface Replacement {
  readonly documentId: string;
  readonly organIds: readonly string[];
}

/** `Bussiness`, in the standard's spelling on the wire. */
export interface EdxmlBusiness {
  readonly type: BusinessTypeNumber;
  readonly reason?: string;
  readonly documentId?: string;
  readonly paper?: string;
  readonly documentInfo?: DocumentChange;
  readonly replacements: readonly Replacement[];
  readonly staff?: EdxmlStaff;
}
