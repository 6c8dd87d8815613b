export type { AttachmentHead, AttachmentSink, EdxmlAttachment, ManifestReference } from './model/attachment.js';
export type { DocumentChange, EdxmlBusiness, EdxmlStaff, ReceiverChange, Replacement } from './model/business.js';
export { formatEdxmlDate, parseEdxmlDate } from './model/date.js';
export type { DateDefect, EdxmlDate, EdxmlLocalTime } from './model/date.js';
export type {
  DocumentCode,
  DocumentType,
  EdxmlDialect,
  EdxmlDocument,
  EdxmlReference,
  EdxmlSigner,
  EnvelopeExtras,
  OtherInfo,
  Promulgation,
  SignatureState,
  TraceHeader,
} from './model/document.js';
export { isWireOrganId } from './model/organ.js';
export type { EdxmlOrgan, WireOrganId } from './model/organ.js';
export type { EdxmlRefusal, EdxmlRefusalCode } from './model/refusal.js';
export type { EdxmlStatus } from './model/status.js';
export type { EdxmlWarning, EdxmlWarningCode } from './model/warning.js';
export { isSafeName } from './attachments/name.js';
export { DEFAULT_EDXML_LIMITS } from './reading/limits.js';
export type { EdxmlLimits } from './reading/limits.js';
export { discardAttachments, readEdxml } from './reading/read-edxml.js';
export type { EdxmlMessage, ReadOptions, ReadResult } from './reading/read-edxml.js';
export { canonicalDigest } from './canonical/canonical-digest.js';
export type { CanonicalContent } from './canonical/canonical-digest.js';
export { checkWritable } from './writing/check-writable.js';
export type {
  AttachmentDescription,
  AttachmentSource,
  DocumentDraft,
  EdxmlDraft,
  StatusDraft,
} from './writing/draft.js';
export { writeEdxml } from './writing/write-edxml.js';
export type { WriteOptions } from './writing/write-edxml.js';
export { appendTraceHeader } from './relay/append-trace-header.js';
export type { Hop } from './relay/append-trace-header.js';
