/** Refusals that operations on dossiers have in common, for the OpenAPI document. */
export const EVERY = ['http/too-many-requests', 'http/unavailable', 'store/unavailable', 'auth/wrong-role'] as const;

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

/** Of what changes a dossier. */
export const ACT = [
  ...EVERY,
  ...JSON_BODY,
  'http/idempotency-key-malformed',
  'http/idempotency-key-reused',
  'dossier/unknown',
  'dossier/moment-ahead',
  'procedure/version-unknown',
] as const;

export const BY_RECEIVER = [...ACT, 'dossier/not-receiver', 'dossier/finished'] as const;

export const ITEMS = ['dossier/unknown-item', 'dossier/unknown-field', 'dossier/content-too-large'] as const;

export const CODES = [
  'dossier/code-taken',
  'identifiers/dossier-code-malformed',
  'identifiers/dossier-code-date',
] as const;
