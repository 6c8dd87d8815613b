/** Refusals that operations of every context have in common, for the OpenAPI document. */
export const EVERY_OPERATION = ['http/too-many-requests', 'http/unavailable', 'store/unavailable'] as const;

/** Of what takes a body in JSON. */
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

/** Of what takes a JSON document with files after it. */
export const MULTIPART_BODY = [
  ...JSON_BODY,
  'http/document-first',
  'http/duplicate-document',
  'http/malformed-multipart',
  'http/part-headers',
  'http/part-name',
  'http/too-many-parts',
  'http/file-too-large',
  'http/document-too-large',
] as const;

/** Of what takes an Idempotency-Key. */
export const KEYED = ['http/idempotency-key-malformed', 'http/idempotency-key-reused'] as const;
