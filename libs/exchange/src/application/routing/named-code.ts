import { isAgencyCode } from '@lienthong/identifiers';

/** A code as a refusal may name it: whatever else stands in its place could be anybody's words, and is left out. */
export const namedCode = (code: string): { readonly params?: { readonly agency: string } } =>
  isAgencyCode(code) ? { params: { agency: code } } : {};
