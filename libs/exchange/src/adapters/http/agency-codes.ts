import { Refused } from '@lienthong/http-edge';
import type { Instant } from '@lienthong/kernel';
import type { Addressees } from '../../application/routing/addressees.js';
import type { PrincipalMandates } from './ports.js';

/** The agency of a path, which the caller must speak for; otherwise it is as unknown as an absent one. */
export const ownAgency = (addressees: Addressees, mandates: PrincipalMandates, code: string, at: Instant): string => {
  const found = addressees.resolve(code, at);
  if (found.kind === 'unknown' || !mandates.mayActFor(found.agency, at)) throw new Refused({ code: 'inbox/unknown' });
  return found.agency;
};
