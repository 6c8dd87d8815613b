import { ok, refused } from '@lienthong/kernel';
import type { Instant, Outcome } from '@lienthong/kernel';
import type { Addressees } from '../routing/addressees.js';
import { namedCode } from '../routing/named-code.js';

/** Which agencies the speaking system speaks for, at an instant. */
export interface Mandates {
  mayActFor(agency: string, at: Instant): boolean;
}

/** The agency behind a sender's code. Refusals: sender/unknown, sender/closed, sender/not-in-mandate. */
export const speakerOf = (
  { addressees, mandates }: { readonly addressees: Addressees; readonly mandates: Mandates },
  code: string,
  at: Instant,
  path: string,
): Outcome<string> => {
  const found = addressees.resolve(code, at);
  if (found.kind === 'unknown') return refused({ code: 'sender/unknown', path, ...namedCode(code) });
  // Whoever may not speak for an agency does not learn from the answer what became of it.
  if (!mandates.mayActFor(found.agency, at)) {
    return refused({ code: 'sender/not-in-mandate', path, params: { agency: code } });
  }
  if (found.kind === 'suspended') return refused({ code: 'sender/suspended', path, params: { agency: code } });
  if (found.kind !== 'live') return refused({ code: 'sender/closed', path, params: { agency: code } });
  return ok(found.agency);
};
