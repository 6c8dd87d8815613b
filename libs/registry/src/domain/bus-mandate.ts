import { accept, assertNever, refuse } from '@lienthong/kernel';
import type { Decider, Instant } from '@lienthong/kernel';
import type { BusMandateCommand, BusMandateRefusal } from './bus-mandate.commands.js';
import type { BusMandate, BusMandateEvent } from './bus-mandate.events.js';
import { covers, end, grant, holdsAfter } from './mandates.js';
import type { Interval, Mandates } from './mandates.js';
import type { SystemId } from './system.events.js';

export interface Tenure extends Interval {
  readonly system: SystemId;
}

/** Who holds an agency's bus mandate, and when: at most one system at an instant. */
export interface BusMandates {
  readonly held: ReadonlyMap<SystemId, Mandates>;
}

const NONE: Mandates = new Map();

const before = (instant: Instant, end: Instant | undefined): boolean => end === undefined || instant < end;

const overlap = (left: Interval, right: Interval): boolean =>
  before(left.from, right.to) && before(right.from, left.to);

/** Oldest first. */
export const tenuresOf = ({ held }: BusMandates): readonly Tenure[] =>
  [...held]
    .flatMap(([system, mandates]) => [...mandates.values()].flat().map((interval) => ({ system, ...interval })))
    .sort((a, b) => (a.from < b.from ? -1 : 1));

export const tenureAt = (state: BusMandates, instant: Instant): Tenure | undefined =>
  tenuresOf(state).find(({ from, to }) => from <= instant && before(instant, to));

const rivalOf = (state: BusMandates, mandate: BusMandate): Tenure | undefined =>
  tenuresOf(state).find((tenure) => tenure.system !== mandate.system && overlap(tenure, mandate));

const heldBy = ({ system, to }: Tenure): BusMandateRefusal =>
  to === undefined
    ? { code: 'bus-mandate/held', params: { system } }
    : { code: 'bus-mandate/held-until', path: 'from', params: { system, until: to } };

const decide: Decider<BusMandateCommand, BusMandateEvent, BusMandates, BusMandateRefusal>['decide'] = (
  command,
  state,
) => {
  switch (command.type) {
    case 'GrantBusMandate': {
      const { mandate, standing, mayAct } = command;
      if (mandate.to !== undefined && mandate.to <= mandate.from)
        return refuse({ code: 'bus-mandate/dates', path: 'to' });
      if (standing === 'unknown') return refuse({ code: 'bus-mandate/agency-unknown', path: 'agency' });
      if (covers(state.held.get(mandate.system) ?? NONE, mandate)) return accept();
      // Nobody writes for a closed agency any more; its successor's mandate opens what it received.
      if (standing === 'closed') return refuse({ code: 'bus-mandate/agency-closed', path: 'agency' });
      if (!mayAct) return refuse({ code: 'bus-mandate/needs-mandate', params: { system: mandate.system } });
      const rival = rivalOf(state, mandate);
      return rival === undefined ? accept({ type: 'BusMandateGranted', data: mandate }) : refuse(heldBy(rival));
    }
    case 'EndBusMandate': {
      const { agency, system, at } = command;
      return holdsAfter(state.held.get(system) ?? NONE, agency, at)
        ? accept({ type: 'BusMandateEnded', data: { agency, system, at } })
        : accept();
    }
    default:
      return assertNever(command);
  }
};

const evolve = ({ held }: BusMandates, event: BusMandateEvent): BusMandates => {
  const own = held.get(event.data.system) ?? NONE;
  switch (event.type) {
    case 'BusMandateGranted': {
      const { system, ...mandate } = event.data;
      return { held: new Map(held).set(system, grant(own, mandate)) };
    }
    case 'BusMandateEnded': {
      const { system, agency, at } = event.data;
      return { held: new Map(held).set(system, end(own, agency, at)) };
    }
    default:
      return assertNever(event);
  }
};

export const busMandateDecider: Decider<BusMandateCommand, BusMandateEvent, BusMandates, BusMandateRefusal> = {
  initial: { held: new Map() },
  decide,
  evolve,
};
