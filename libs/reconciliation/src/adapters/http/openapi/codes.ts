/** Refusals that many operations have in common, for the OpenAPI document. */
export const EVERY = [
  'http/too-many-requests',
  'http/unavailable',
  'store/unavailable',
  'read-model/behind',
  'auth/wrong-role',
] as const;

export const JSON_BODY = [
  'http/invalid',
  'http/malformed-json',
  'http/duplicate-key',
  'http/forbidden-key',
  'http/too-deep',
  'http/invalid-utf8',
  'http/body-incomplete',
  'http/slow-sender',
  'http/too-large',
  'http/wrong-type',
] as const;

export const BODY = [
  ...JSON_BODY,
  'http/document-first',
  'http/duplicate-document',
  'http/malformed-multipart',
  'http/part-headers',
  'http/part-name',
  'http/too-many-parts',
  'http/file-too-large',
  'http/document-too-large',
  'sender/not-in-mandate',
  'reconciliation/run-taken',
  'reconciliation/file-missing',
  'reconciliation/file-type',
  'reconciliation/file-unreadable',
  'reconciliation/heading-missing',
  'reconciliation/heading-repeated',
  'reconciliation/too-many-rows',
  'reconciliation/too-large',
] as const;
