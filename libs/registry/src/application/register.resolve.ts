import { assertNever, Fault } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import type { Agency } from '../domain/agency.js';
import type { Candidate, Settlement } from '../domain/succession.js';
import { viewAt } from './agency-view.js';
import type { AgencyView, CodeHolding, Resolution, SuccessionCandidate } from './resolution.js';

type AgencyOf = (id: AgencyId) => Agency;

/** A code that passed to another agency is the later holder's from that day on. */
export const holdingAt = (
  holders: readonly AgencyId[] | undefined,
  agencyOf: AgencyOf,
  code: string,
  instant: Instant,
): CodeHolding | undefined => {
  let latest: CodeHolding | undefined;
  for (const id of holders ?? []) {
    const agency = agencyOf(id);
    if (agency.status === 'unregistered') continue;
    for (const { from, since, value } of agency.history.codes) {
      if (value.code !== code || since > instant || (latest !== undefined && from < latest.from)) continue;
      latest = { agency: id, code: value.code, generation: value.generation, from };
    }
  }
  return latest;
};

const present = (agencyOf: AgencyOf, id: AgencyId, instant: Instant): AgencyView => {
  const view = viewAt(agencyOf(id), instant);
  if (view === undefined) throw new Fault('registry/corrupt', `${id} answers before it exists`);
  return view;
};

const candidateOf = (agencyOf: AgencyOf, { agency, via }: Candidate, instant: Instant): SuccessionCandidate => ({
  agency: present(agencyOf, agency, instant),
  scope: via.findLast((step) => step.scope.kind !== 'everything')?.scope ?? { kind: 'everything' },
  via,
});

export const answer = (
  agencyOf: AgencyOf,
  heldBy: CodeHolding,
  settlement: Settlement,
  instant: Instant,
): Resolution => {
  const agency = present(agencyOf, heldBy.agency, instant);
  switch (settlement.kind) {
    case 'live':
      return settlement.via.length === 0
        ? { kind: 'live', agency, heldBy }
        : {
            kind: 'succeeded',
            agency,
            heldBy,
            successor: present(agencyOf, settlement.agency, instant),
            via: settlement.via,
          };
    case 'suspended': {
      const suspended = present(agencyOf, settlement.agency, instant);
      return { kind: 'suspended', agency, heldBy, suspended, via: settlement.via };
    }
    case 'closed':
      return { kind: 'closed', agency, heldBy, since: settlement.since, via: settlement.via };
    case 'scoped': {
      const candidates = settlement.candidates.map((candidate) => candidateOf(agencyOf, candidate, instant));
      return { kind: 'scoped', agency, heldBy, candidates };
    }
    default:
      return assertNever(settlement);
  }
};
