import { EVERY_OPERATION, MULTIPART_BODY } from '@lienthong/http-edge';

/** Refusals that many operations have in common, for the OpenAPI document. */
export const EVERY = [...EVERY_OPERATION, 'read-model/behind', 'auth/wrong-role'] as const;

export const BODY = [
  ...MULTIPART_BODY,
  'sender/not-in-mandate',
  'reconciliation/run-taken',
  'reconciliation/file-missing',
  'reconciliation/file-type',
  'reconciliation/file-unreadable',
  'reconciliation/file-encoding',
  'reconciliation/view-empty',
  'reconciliation/heading-missing',
  'reconciliation/heading-repeated',
  'reconciliation/too-many-rows',
  'reconciliation/too-large',
  'reconciliation/reader-died',
] as const;
