import { Refused } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import { parseInstant } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import type { TransferSearch } from '../../application/queries/search.js';
import type { Addressees } from '../../application/routing/addressees.js';
import type { SearchDto } from './dto/query.dto.js';
import type { PrincipalMandates } from './ports.js';

const instantOf = (text: string | undefined): string | undefined => {
  const parsed = text === undefined ? undefined : parseInstant(text);
  return parsed?.ok ? parsed.value : undefined;
};

/** An unknown code finds nothing rather than everything. */
const agencyOf = (addressees: Addressees, code: string | undefined, now: Instant): string | undefined => {
  if (code === undefined) return undefined;
  const found = addressees.resolve(code, now);
  return found.kind === 'unknown' ? '' : found.agency;
};

export const searchOf = (
  query: SearchDto,
  principal: Principal,
  mandates: PrincipalMandates,
  addressees: Addressees,
  now: Instant,
): TransferSearch => {
  // An operator sees that and when, not what was written; a search for words would tell.
  if (principal.role === 'operator' && query.subject !== undefined) throw new Refused({ code: 'auth/wrong-role' });
  const given = {
    document: query.document,
    subject: query.subject,
    sender: agencyOf(addressees, query.sender, now),
    recipient: agencyOf(addressees, query.recipient, now),
    status: query.status,
    from: instantOf(query.from),
    to: instantOf(query.to),
    before: query.before,
    visibleTo: principal.role === 'agency' ? mandates.agencies(now) : undefined,
  };
  const asked = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { limit: query.limit ?? 50, ...asked };
};
