import type { Instant } from '@lienthong/kernel';
import type { Candidate } from '../../domain/transfer/transfer.events.js';

/** Who answers for a code at an instant, as the register knows it. */
export type Addressee =
  | { readonly kind: 'live'; readonly agency: string }
  | { readonly kind: 'succeeded'; readonly agency: string; readonly successor: string }
  | { readonly kind: 'scoped'; readonly agency: string; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'closed'; readonly agency: string }
  | { readonly kind: 'suspended'; readonly agency: string }
  | { readonly kind: 'unknown' };

export interface Addressees {
  resolve(code: string, at: Instant): Addressee;
}
