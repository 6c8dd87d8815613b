import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import { evolveAgency, initialAgency } from '../domain/agency.js';
import type { Agency } from '../domain/agency.js';
import type { AgencyDirectory } from '../domain/agency.directory.js';
import { settle } from '../domain/succession.js';
import { createCodeHoldings } from './code-holdings.js';
import { foldStreams } from './folded-streams.js';
import type { Folded } from './folded-streams.js';
import { agencyEventOf } from './recorded-fact.js';
import type { RecordedFact } from './recorded-fact.js';
import { listAgencies } from './register.list.js';
import type { AgencyPage, AgencyQuery } from './register.list.js';
import { answer } from './register.resolve.js';
import type { AgencyView, CodeHolding, Resolution, ScopeHints } from './resolution.js';
import { cacheViews } from './view-cache.js';

/** The agencies through time, in memory. Facts count from the midnight (Asia/Ho_Chi_Minh) of their day. */
export interface Register {
  /** Folds an event of a stream `agency-…`; one that was seen before changes nothing. */
  apply(fact: RecordedFact): void;
  /** Any code the agency has at the instant, old or new, is an alias. */
  resolve(code: string, instant: Instant, hints?: ScopeHints): Resolution;
  /** Who has the code at the instant, closed or not. */
  holderOf(code: string, instant: Instant): CodeHolding | undefined;
  /** Undefined before its first day. */
  agencyAt(id: AgencyId, instant: Instant): AgencyView | undefined;
  list(query: AgencyQuery): AgencyPage;
  readonly size: number;
}

/** The register with what commands need of it. */
export interface DecidingRegister extends Register {
  readonly directory: AgencyDirectory;
  folded(id: AgencyId): Folded<Agency>;
}

const NO_HINTS: ScopeHints = {};

export const createRegister = (): DecidingRegister => {
  const streams = foldStreams<Agency>('agency', initialAgency);
  const holdings = createCodeHoldings();
  const viewAt = cacheViews();
  let sorted: readonly AgencyId[] | undefined;

  const agencyOf = (id: AgencyId): Agency => streams.get(id).state;

  const sortedIds = (): readonly AgencyId[] =>
    (sorted ??= [...streams.entries()].map(([id]) => id as AgencyId).sort((a, b) => (a < b ? -1 : 1)));

  return {
    apply(fact) {
      const event = agencyEventOf(fact);
      const agency = streams.fold(fact, (state) => evolveAgency(state, event));
      if (agency === undefined || agency.status === 'unregistered') return;
      if (event.type === 'AgencyRegistered') sorted = undefined;
      if (event.type === 'AgencyRegistered' || event.type === 'AgencyCodeAdded') {
        const { code, generation, from } = event.data;
        holdings.add({ agency: agency.history.agencyId, code, generation, from });
      }
    },
    resolve(code, instant, hints = NO_HINTS) {
      const heldBy = holdings.at(code, instant);
      if (heldBy === undefined) return { kind: 'unknown' };
      const settlement = settle(agencyOf, heldBy.agency, instant, hints);
      return answer((id) => viewAt(agencyOf(id), instant), heldBy, settlement);
    },
    holderOf: holdings.at,
    agencyAt: (id, instant) => viewAt(agencyOf(id), instant),
    list: (query) => listAgencies(sortedIds(), agencyOf, query),
    get size() {
      return streams.size;
    },
    directory: { agency: agencyOf, everHeldBy: holdings.everHeldBy },
    folded: (id) => streams.get(id),
  };
};
