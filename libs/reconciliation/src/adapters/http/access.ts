import { Refused } from '@lienthong/http-edge';
import type { Principal } from '@lienthong/http-edge';
import type { AgencyId } from '@lienthong/identifiers';
import type { RunSummary } from '../../application/ports.js';
import type { ReconciliationHttpPorts } from './ports.js';

/** The agency of a code, for which the caller speaks; otherwise it is as unknown as an absent one. */
export const ownAgency = (
  { agencyOf, mayActFor, reconciliation: { clock } }: ReconciliationHttpPorts,
  principal: Principal,
  code: string,
): AgencyId => {
  const now = clock.now();
  const agency = agencyOf(code, now);
  if (agency === undefined || !(principal.role === 'operator' || mayActFor(principal, agency, now)))
    throw new Refused({ code: 'sender/not-in-mandate', path: '/agency', params: { agency: code } });
  return agency;
};

/** A comparison that the caller may see. */
export const seenRun = (ports: ReconciliationHttpPorts, principal: Principal, run: string): RunSummary => {
  const { results, clock } = ports.reconciliation;
  const found = results.run(run);
  if (found === undefined) throw new Refused({ code: 'reconciliation/unknown' });
  if (principal.role !== 'operator' && !ports.mayActFor(principal, found.agency, clock.now()))
    throw new Refused({ code: 'reconciliation/unknown' });
  return found;
};
