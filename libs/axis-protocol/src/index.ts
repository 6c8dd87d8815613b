export {
  ARGUMENTS,
  AXIS_CALL_NAMES,
  AXIS_CALLS,
  formOf,
  isAxisCall,
  isMessageType,
  MESSAGE_TYPES,
  SERVICE_TYPE,
  TRANSPORT_STATUSES,
} from './calls/calls.js';
export type {
  ArgumentName,
  AxisCall,
  CallBody,
  CallForm,
  CallReply,
  MessageType,
  TransportStatus,
} from './calls/calls.js';
export { addressOf, callOfPath } from './calls/address.js';
export {
  HASH_HEADER,
  HEADER_BYTES,
  headerOf,
  KIT_USER_AGENT,
  KIT_VERSION,
  PREFIX,
  receivedHeader,
  SIGN_HEADER,
  SIGN_HEADER_KEY,
  SYSTEM_ID,
  TIMESTAMP,
  VERSION,
} from './wire/header-names.js';
export type { ReceivedHeaders } from './wire/header-names.js';
export { axisTimestamp, isAxisTimestamp } from './wire/timestamp.js';
export { DOC_ID_MAX_LENGTH, isDocId, parseDocId } from './wire/doc-id.js';
export type { DocId } from './wire/doc-id.js';
export { fileHash, isFileHash, matchesFileHash, unpaddedHash } from './wire/file-hash.js';
export { FILE_END, framedFile } from './wire/file-body.js';
export type { FramedFile } from './wire/file-body.js';
export { asciiJson, asciiText } from './wire/ascii.js';
export { ERROR_NUMBERS, SUCCESS_CODE, SUCCESS_TEXT, senderNotRegisteredText } from './wire/error-number.js';
export type { ErrorNumber } from './wire/error-number.js';
export { hmacOf, signedHeaders } from './signing/sign.js';
export type { CallArguments, Signer } from './signing/sign.js';
export { lowBytes, MOST_READINGS } from './signing/destroyed.js';
export { verifyCall } from './signing/verify.js';
export type { SignatureRefusal } from './signing/verify.js';
export type {
  AgencyListCall,
  AgencyRow,
  ListCall,
  MailListCall,
  Qd20Row,
  ReceivedRow,
  RowsOf,
  SentRow,
  UnitRow,
  UnreadMember,
} from './replies/rows.js';
export { base64Reply, countReply, docIdReply, failReply, listReply, listReplyOf, okReply } from './replies/encode.js';
export {
  decodeAgencies,
  decodeCount,
  decodeDone,
  decodeDownload,
  decodeEdoc,
  decodeList,
  decodeSent,
} from './replies/decode.js';
export { decodeReceived } from './replies/read-received.js';
export type { ReceivedList, UnreadRow } from './replies/read-received.js';
export { readEdoc } from './replies/read-edoc.js';
export type { AxisFailure, AxisReply, AxisSuccess } from './replies/read-reply.js';
