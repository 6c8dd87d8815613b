import { assertNever, Fault } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import type { Candidate, Settlement } from '../domain/succession.js';
import type { AgencyView, CodeHolding, Resolution, SuccessionCandidate } from './resolution.js';

type ViewOf = (id: AgencyId) => AgencyView | undefined;

const present = (viewOf: ViewOf, id: AgencyId): AgencyView => {
  const view = viewOf(id);
  if (view === undefined) throw new Fault('registry/corrupt', `${id} answers before it exists`);
  return view;
};

const candidateOf = (viewOf: ViewOf, { agency, via }: Candidate): SuccessionCandidate => ({
  agency: present(viewOf, agency),
  scope: via.findLast((step) => step.scope.kind !== 'everything')?.scope ?? { kind: 'everything' },
  via,
});

export const answer = (viewOf: ViewOf, heldBy: CodeHolding, settlement: Settlement): Resolution => {
  const agency = present(viewOf, heldBy.agency);
  switch (settlement.kind) {
    case 'live': {
      const { via } = settlement;
      if (via.length === 0) return { kind: 'live', agency, heldBy };
      return { kind: 'succeeded', agency, heldBy, successor: present(viewOf, settlement.agency), via };
    }
    case 'suspended': {
      const suspended = present(viewOf, settlement.agency);
      return { kind: 'suspended', agency, heldBy, suspended, via: settlement.via };
    }
    case 'closed':
      return { kind: 'closed', agency, heldBy, since: settlement.since, via: settlement.via };
    case 'scoped': {
      const candidates = settlement.candidates.map((candidate) => candidateOf(viewOf, candidate));
      return { kind: 'scoped', agency, heldBy, candidates };
    }
    default:
      return assertNever(settlement);
  }
};
