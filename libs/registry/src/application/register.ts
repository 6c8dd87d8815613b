import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import { evolveAgency, initialAgency } from '../domain/agency.js';
import type { Agency } from '../domain/agency.js';
import type { AgencyDirectory } from '../domain/agency.directory.js';
import { settle } from '../domain/succession.js';
import { createCodeHoldings } from './code-holdings.js';
import { foldStreams } from './folded-streams.js';
import type { Folded, Slot } from './folded-streams.js';
import { agencyEventOf } from './recorded-fact.js';
import type { RecordedFact } from './recorded-fact.js';
import { listAgencies } from './register.list.js';
import type { AgencyPage, AgencyQuery } from './register.list.js';
import { answer } from './register.resolve.js';
import type { AgencyView, CodeHolding, Resolution, ScopeHints } from './resolution.js';
import { viewAt } from './agency-view.js';
import { newestFact, viewIn } from './view-cache.js';
import type { ViewSpan } from './view-cache.js';

/** An agency with when and how often its facts changed. */
export interface DatedView {
  readonly view: AgencyView;
  /** Facts recorded so far, from 1. */
  readonly version: number;
  /** From when its newest fact of that instant counts. */
  readonly since: Instant;
}

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
  /** Every agency that exists at the instant, closed ones too, by id. Views are made one by one and not kept. */
  each(instant: Instant): Generator<DatedView>;
  readonly size: number;
}

/** The register with what commands need of it. */
export interface DecidingRegister extends Register {
  readonly directory: AgencyDirectory;
  folded(id: AgencyId): Folded<Agency>;
}

const NO_HINTS: ScopeHints = {};

export const createRegister = (): DecidingRegister => {
  const streams = foldStreams<Agency, ViewSpan>('agency', initialAgency);
  const holdings = createCodeHoldings<Slot<Agency, ViewSpan>>();
  let sorted: readonly AgencyId[] | undefined;

  const agencyOf = (id: AgencyId): Agency => streams.get(id).state;

  const viewOf = (id: AgencyId, instant: Instant): AgencyView | undefined => {
    const slot = streams.slot(id);
    return slot === undefined ? undefined : viewIn(slot, instant);
  };

  const sortedIds = (): readonly AgencyId[] =>
    (sorted ??= [...streams.entries()].map(([id]) => id as AgencyId).sort((a, b) => (a < b ? -1 : 1)));

  return {
    apply(fact) {
      const event = agencyEventOf(fact);
      const slot = streams.fold(fact, (state) => evolveAgency(state, event));
      if (slot === undefined || slot.state.status === 'unregistered') return;
      if (event.type === 'AgencyRegistered') sorted = undefined;
      if (event.type === 'AgencyRegistered' || event.type === 'AgencyCodeAdded') {
        const { code, generation, from } = event.data;
        holdings.add({ agency: slot.state.history.agencyId, code, generation, from }, slot);
      }
    },
    resolve(code, instant, hints = NO_HINTS) {
      const held = holdings.at(code, instant);
      if (held === undefined) return { kind: 'unknown' };
      const heldBy = held.holding;
      const agency = viewIn(held.owner, instant);
      if (agency?.status === 'live') return { kind: 'live', agency, heldBy };
      const settlement = settle(agencyOf, heldBy.agency, instant, hints);
      return answer((id) => viewOf(id, instant), heldBy, settlement);
    },
    holderOf: (code, instant) => holdings.at(code, instant)?.holding,
    agencyAt: viewOf,
    each: function* (instant) {
      for (const id of sortedIds()) {
        const slot = streams.slot(id);
        const view = slot && viewAt(slot.state, instant);
        if (slot && view) yield { view, version: slot.revision + 1, since: newestFact(slot.state, instant) };
      }
    },
    list: (query) => listAgencies(sortedIds(), agencyOf, query),
    get size() {
      return streams.size;
    },
    directory: { agency: agencyOf, everHeldBy: (code) => holdings.everHeldBy(code) },
    folded: (id) => streams.get(id),
  };
};
