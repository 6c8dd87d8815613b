import { EVERY_OPERATION as EVERY, JSON_BODY, KEYED, MULTIPART_BODY } from '@lienthong/http-edge';

export { EVERY, JSON_BODY, KEYED };

export const OWN_TRANSFER = [...EVERY, ...KEYED, 'auth/wrong-role', 'transfer/unknown'] as const;

export const DOCUMENT_BODY = [
  ...MULTIPART_BODY,
  'blob/too-large',
  'blob/unavailable',
  'attachment/missing',
  'attachment/undeclared',
  'attachment/hash-mismatch',
  'identifiers/file-name-empty',
  'identifiers/file-name-too-long',
  'identifiers/file-name-unprintable',
  'identifiers/file-name-path',
  'identifiers/file-name-reserved',
] as const;

export const EDXML_BODY = [
  'edxml/malformed',
  'edxml/encoding',
  'edxml/dtd',
  'edxml/entity',
  'edxml/xinclude',
  'edxml/not-edxml',
  'edxml/limit',
  'edxml/ambiguous',
  'edxml/from-missing',
  'edxml/from-invalid',
  'edxml/recipient-missing',
  'edxml/recipient-invalid',
  'edxml/duplicate-recipient',
  'edxml/document-id-missing',
  'edxml/business-type',
  'edxml/receiver-type',
  'edxml/status-code',
  'edxml/base64',
  'edxml/attachment-corrupt',
  'edxml/attachment-name',
  'edxml/zip-malformed',
  'edxml/zip-truncated',
  'edxml/zip-crc',
  'edxml/zip-encrypted',
  'edxml/zip-entries',
  'edxml/zip-bomb',
] as const;

export const RECIPIENTS = [
  'recipient/none',
  'recipient/unknown',
  'recipient/closed',
  'recipient/suspended',
  'recipient/duplicate',
] as const;

export const SENDER = ['sender/unknown', 'sender/not-in-mandate', 'sender/suspended', 'sender/closed'] as const;

export const CHANGE = [
  'transfer/not-a-recipient',
  'transfer/erased',
  'change/reason-required',
  'change/identity-taken',
] as const;

export const REPORT = [
  'delivery/not-consigned',
  'delivery/cancelled',
  'delivery/recalled',
  'delivery/passed-on',
  'delivery/already-accepted',
  'delivery/already-refused',
  'delivery/reason-required',
  'delivery/nothing-to-answer',
  'status/identity-taken',
  'keyring/erased',
] as const;

export const CONTENT = [
  ...EVERY,
  'auth/wrong-role',
  'transfer/unknown',
  'transfer/no-such-version',
  'transfer/erased',
  'delivery/cancelled',
  'delivery/recalled',
  'http/invalid',
  'blob/unavailable',
] as const;

export const INBOX = [...EVERY, 'auth/wrong-role', 'inbox/unknown'] as const;

export const CURSOR = ['inbox/cursor-malformed', 'inbox/other-epoch', 'inbox/beyond-head', 'http/invalid'] as const;
