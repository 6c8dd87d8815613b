import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import { isClosedAt } from '../domain/agency.js';
import { busMandateDecider, tenureAt, tenuresOf } from '../domain/bus-mandate.js';
import type { BusMandates as BusMandateState, Tenure } from '../domain/bus-mandate.js';
import { holdsAt } from '../domain/mandates.js';
import { settle } from '../domain/succession.js';
import type { SystemId } from '../domain/system.events.js';
import { foldStreams } from './folded-streams.js';
import type { Folded } from './folded-streams.js';
import type { DecidingPrincipals } from './principals.js';
import { busMandateEventOf } from './recorded-fact.js';
import type { RecordedFact } from './recorded-fact.js';
import type { DecidingRegister } from './register.js';

/** To whom a closed agency's topics open: to the one who took over everything, or to nobody by itself. */
export interface BusSuccession {
  readonly since: Instant;
  readonly successor?: AgencyId;
  /** The register cannot tell which of these: an operator has to. */
  readonly undecided: readonly AgencyId[];
}

/** An agency that has, or ever had, a bus mandate, as of one instant. */
export interface BusAgency {
  readonly agencyId: AgencyId;
  /** Oldest first, those to come and those over included. */
  readonly tenures: readonly Tenure[];
  /** Who writes its `out`: nobody once it is closed. */
  readonly holder?: Tenure;
  /** Who reads its `in` and its dead letters: the holder, or the holder of the successor's mandate. */
  readonly reader?: SystemId;
  readonly closed?: BusSuccession;
}

export interface BusAgencyPage {
  readonly items: readonly BusAgency[];
  /** Give it as `after` for the next page; absent on the last. */
  readonly next?: AgencyId;
}

export interface BusMandates {
  /**
   * Whose words a record of the agency's `out` holds, by the broker's append time. Nobody's where the bus mandate or
   * the system's ordinary mandate does not hold, the agency is closed, or the system's every token is revoked.
   */
  holderAt(agency: AgencyId, instant: Instant): SystemId | undefined;
  /** Every agency that was ever granted a bus mandate, by id: their topics may hold records. */
  agencies(): readonly AgencyId[];
  agency(id: AgencyId, instant: Instant): BusAgency | undefined;
  list(query: { readonly at: Instant; readonly after?: AgencyId; readonly limit: number }): BusAgencyPage;
  /** Called when an agency's bus mandate is granted or ended. Returns how to stop listening. */
  onChanged(listener: (agency: AgencyId) => void): () => void;
}

/** The bus mandates with what commands need of them. */
export interface DecidingBusMandates extends BusMandates {
  /** Folds an event of a stream `busmandate-…`; one that was seen before changes nothing. */
  apply(fact: RecordedFact): void;
  folded(id: AgencyId): Folded<BusMandateState>;
}

export interface BusMandateSources {
  readonly register: Pick<DecidingRegister, 'directory'>;
  readonly principals: Pick<DecidingPrincipals, 'system'>;
}

export const createBusMandates = ({ register: { directory }, principals }: BusMandateSources): DecidingBusMandates => {
  const streams = foldStreams<BusMandateState>('busmandate', busMandateDecider.initial);
  const listeners = new Set<(agency: AgencyId) => void>();
  let sorted: readonly AgencyId[] | undefined;

  const agencies = (): readonly AgencyId[] =>
    (sorted ??= [...streams.entries()].map(([id]) => id as AgencyId).sort((a, b) => (a < b ? -1 : 1)));

  const mayStillAct = (system: SystemId, agency: AgencyId, instant: Instant): boolean => {
    const view = principals.system(system);
    if (view === undefined || !holdsAt(view.mandates, agency, instant)) return false;
    const { credentials } = view;
    return (
      credentials.length === 0 || credentials.some(({ revokedAt }) => revokedAt === undefined || revokedAt > instant)
    );
  };

  const holder = (id: AgencyId, instant: Instant): Tenure | undefined => {
    if (isClosedAt(directory.agency(id), instant)) return undefined;
    const tenure = tenureAt(streams.get(id).state, instant);
    return tenure !== undefined && mayStillAct(tenure.system, id, instant) ? tenure : undefined;
  };

  const succession = (id: AgencyId, instant: Instant): BusSuccession | undefined => {
    const agency = directory.agency(id);
    if (agency.status !== 'closed' || !isClosedAt(agency, instant)) return undefined;
    const { since } = agency.closing;
    const end = settle((of) => directory.agency(of), id, instant, {});
    if (end.kind === 'scoped') return { since, undecided: end.candidates.map((candidate) => candidate.agency) };
    return end.kind === 'closed' ? { since, undecided: [] } : { since, successor: end.agency, undecided: [] };
  };

  const viewOf = (id: AgencyId, instant: Instant): BusAgency => {
    const held = holder(id, instant);
    const closed = succession(id, instant);
    const heir = closed?.successor === undefined ? undefined : holder(closed.successor, instant);
    const reader = (held ?? heir)?.system;
    return {
      agencyId: id,
      tenures: tenuresOf(streams.get(id).state),
      ...(held === undefined ? {} : { holder: held }),
      ...(reader === undefined ? {} : { reader }),
      ...(closed === undefined ? {} : { closed }),
    };
  };

  return {
    apply(fact) {
      const event = busMandateEventOf(fact);
      const slot = streams.fold(fact, (before) => busMandateDecider.evolve(before, event));
      if (slot === undefined) return;
      if (slot.revision === 0) sorted = undefined;
      for (const listener of listeners) listener(event.data.agency);
    },
    folded: (id) => streams.get(id),
    holderAt: (id, instant) => holder(id, instant)?.system,
    agencies,
    agency: (id, instant) => (streams.slot(id) === undefined ? undefined : viewOf(id, instant)),
    list({ at, after, limit }) {
      const ids = agencies();
      const start = after === undefined ? 0 : ids.findIndex((id) => id > after);
      const page = start < 0 ? [] : ids.slice(start, start + limit);
      const last = page.at(-1);
      const items = page.map((id) => viewOf(id, at));
      return last !== undefined && start + limit < ids.length ? { items, next: last } : { items };
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
