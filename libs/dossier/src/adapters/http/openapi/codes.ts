import { EVERY_OPERATION, JSON_BODY, KEYED } from '@lienthong/http-edge';

/** Refusals that operations on dossiers have in common, for the OpenAPI document. */
export const EVERY = [...EVERY_OPERATION, 'auth/wrong-role'] as const;

/** Of what changes a dossier. */
export const ACT = [
  ...EVERY,
  ...JSON_BODY,
  ...KEYED,
  'dossier/unknown',
  'dossier/moment-ahead',
  'procedure/version-unknown',
] as const;

export const BY_RECEIVER = [...ACT, 'dossier/not-receiver', 'dossier/finished'] as const;

export const ITEMS = [
  'dossier/unknown-item',
  'dossier/unknown-field',
  'dossier/content-too-large',
  'dossier/item-empty',
  'dossier/repeated',
  'dossier/unprintable',
  'upload/unknown',
  'upload/used',
  'upload/wrong-hash',
  'blob/too-large',
  'transfer/unknown',
  'attachment/unknown',
] as const;

export const CODES = [
  'dossier/code-taken',
  'identifiers/dossier-code-malformed',
  'identifiers/dossier-code-date',
] as const;
