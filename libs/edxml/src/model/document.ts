import type { EdxmlAttachment, ManifestReference } from './attachment.js';
import type { EdxmlBusiness } from './business.js';
import type { EdxmlDate } from './date.js';
import type { EdxmlOrgan } from './organ.js';

/** Who wrote it: the shape of the axis's Java kit, or of its .NET kit. */
export type EdxmlDialect = 'java' | 'net';

/** What the .NET kit writes before the envelope. */
export interface EnvelopeExtras {
  readonly boundary?: string;
  readonly contentId?: string;
  readonly contentType?: string;
}

export interface DocumentCode {
  readonly number?: string;
  readonly notation?: string;
}

export interface Promulgation {
  readonly place?: string;
  readonly date?: EdxmlDate;
}

/** Implementers disagree about `type`; only `name` is common ground. */
export interface DocumentType {
  readonly type?: string;
  readonly detail?: string;
  readonly name?: string;
}

export interface EdxmlSigner {
  readonly competence?: string;
  readonly position?: string;
  readonly fullName?: string;
}

/** `OtherInfo`. Numbers stay the sender's text; `priority` is `0` to `4` where it keeps to the standard. */
export interface OtherInfo {
  readonly priority?: string;
  readonly sphere?: string;
  readonly typerNotation?: string;
  readonly promulgationAmount?: string;
  readonly pageAmount?: string;
  readonly direction?: string;
  readonly appendixes: readonly string[];
}

/** `ResponseFor`: the document that this one answers. `code` is `number/notation`. */
export interface EdxmlReference {
  readonly organId?: string;
  readonly code?: string;
  readonly promulgationDate?: EdxmlDate;
  readonly documentId?: string;
}

/** One hop on the way. */
export interface TraceHeader {
  readonly organId?: string;
  readonly timestamp?: EdxmlDate;
}

/** No signature is verified here: one that is there is `unverifiable`, with the reason. */
export type SignatureState =
  | { readonly state: 'absent' }
  | { readonly state: 'unverifiable'; readonly reason: 'no-xmldsig-namespace' | 'not-verified' };

/** An electronic document as QCVN 102:2016/BTTTT writes it. */
export interface EdxmlDocument {
  readonly kind: 'document';
  readonly dialect: EdxmlDialect;
  readonly envelope: EnvelopeExtras;
  readonly from: EdxmlOrgan;
  readonly to: readonly EdxmlOrgan[];
  readonly documentId: string;
  readonly code: DocumentCode;
  readonly promulgation: Promulgation;
  readonly documentType?: DocumentType;
  readonly subject?: string;
  readonly content?: string;
  readonly signer?: EdxmlSigner;
  readonly dueDate?: EdxmlDate;
  /** Places that keep it or are informed; not recipients. */
  readonly toPlaces: readonly string[];
  readonly otherInfo?: OtherInfo;
  readonly responseFor: readonly EdxmlReference[];
  /** 1 not steering, 2 steering, 3 report on steering; some write 0 to 2. */
  readonly steeringType?: string;
  /** The `id` of the .NET kit's TraceHeaderList. */
  readonly traceId?: string;
  readonly trace: readonly TraceHeader[];
  /** Type 0 where the message has no `Bussiness`. */
  readonly business: EdxmlBusiness;
  readonly manifest: readonly ManifestReference[];
  readonly signature: SignatureState;
  readonly attachments: readonly EdxmlAttachment[];
}
