import type { Refusal } from '@lienthong/kernel';

/** Why a message is not taken (reading) or not written. The path names elements only; no text of the message is quoted. */
export type EdxmlRefusalCode =
  | 'edxml/malformed'
  | 'edxml/encoding'
  | 'edxml/dtd'
  | 'edxml/entity'
  | 'edxml/xinclude'
  | 'edxml/not-edxml'
  | 'edxml/limit'
  | 'edxml/ambiguous'
  | 'edxml/from-missing'
  | 'edxml/from-invalid'
  | 'edxml/recipient-missing'
  | 'edxml/recipient-invalid'
  | 'edxml/duplicate-recipient'
  | 'edxml/document-id-missing'
  | 'edxml/business-type'
  | 'edxml/receiver-type'
  | 'edxml/status-code'
  | 'edxml/base64'
  | 'edxml/attachment-corrupt'
  | 'edxml/attachment-name'
  | 'edxml/zip-malformed'
  | 'edxml/zip-truncated'
  | 'edxml/zip-crc'
  | 'edxml/zip-encrypted'
  | 'edxml/zip-entries'
  | 'edxml/zip-bomb'
  | 'edxml/required'
  | 'edxml/too-long'
  | 'edxml/character'
  | 'edxml/value';

export type EdxmlRefusal = Refusal<EdxmlRefusalCode>;
