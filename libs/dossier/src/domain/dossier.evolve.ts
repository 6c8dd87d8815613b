import { assertNever } from '@lienthong/kernel';
import type { Dossier, Ending, KnownDossier } from './dossier.js';
import type { Instant } from '@lienthong/kernel';
import type { DossierEvent, Report, WaitCause } from './dossier.events.js';
import { evolveLegs } from './evolve.leg.js';
import { answered, waitBegun, waitsDropped } from './evolve.wait.js';
import { saidBy } from './told-before.js';
import type { ReportedFact } from './told-before.js';

const filed = (data: Extract<DossierEvent, { type: 'DossierFiled' }>['data']): Dossier => ({
  status: 'filed',
  procedure: data.procedure,
  version: data.version,
  ...(data.definition === undefined ? {} : { definition: data.definition }),
  channel: data.channel,
  options: new Set(data.options),
  items: new Set(data.items),
  receiver: data.receiver,
  place: data.place ?? data.receiver,
  filedAt: data.filedAt,
  receiveBy: data.receiveBy,
  apologised: false,
  legs: new Map(),
  steps: new Map(),
  waits: new Map(),
  stoppedSince: undefined,
  stops: [],
  supplements: 0,
  answered: new Map(),
  reports: new Map(),
  alarms: new Map(),
});

const heard = <S extends KnownDossier>(state: S, fact: ReportedFact): S => {
  const { reportId } = fact.data;
  const reports = new Map(state.reports).set(reportId, [...(state.reports.get(reportId) ?? []), saidBy(fact)]);
  return { ...state, reports };
};

const ended = (state: KnownDossier, ending: Ending, { at }: { readonly at: Instant }): Dossier => ({
  ...state,
  // Nobody answers any more, and no clock runs that could stand still.
  waits: new Map(),
  stoppedSince: undefined,
  status: 'ended',
  ending,
  endedAt: at,
});

const withItems = <S extends KnownDossier>(state: S, items: readonly string[]): S => ({
  ...state,
  items: new Set([...state.items, ...items]),
});

const waiting = (
  state: KnownDossier,
  cause: WaitCause,
  fact: Extract<ReportedFact, { data: Report & { remindAt: Instant } }>,
): KnownDossier => {
  const { reportId, leg, at: since, remindAt } = fact.data;
  return waitBegun(heard(state, fact), reportId, { cause, leg, since, remindAt });
};

const legOver = (
  state: KnownDossier,
  event: Extract<DossierEvent, { type: 'LegFailed' | 'LegCompleted' }>,
): KnownDossier => waitsDropped({ ...state, legs: evolveLegs(state, event) }, event.data.leg, event.data.at);

const received = (
  { definition: filedUnder, ...state }: KnownDossier,
  { codes, receivedAt, version, definition }: Extract<DossierEvent, { type: 'DossierReceived' }>['data'],
): Dossier => {
  const kept = version === undefined ? filedUnder : definition;
  const words = kept === undefined ? {} : { definition: kept };
  return { ...state, status: 'received', codes, receivedAt, version: version ?? state.version, ...words };
};

const evolveKnown = (state: KnownDossier, event: Exclude<DossierEvent, { type: 'DossierFiled' }>): Dossier => {
  switch (event.type) {
    case 'DossierReceived':
      return received(state, event.data);
    case 'DossierNotReceived':
      return ended(state, 'not-received', event.data);
    case 'CodeLinked':
      return state.codes === undefined ? state : { ...state, codes: { ...state.codes, national: event.data.national } };
    case 'DueDateSet':
    case 'DueDateMoved':
      return { ...state, due: event.data.due };
    case 'ApologyIssued':
      return { ...state, due: event.data.due, apologised: true, apologyDue: event.data.due };
    case 'OptionFound':
      return heard({ ...state, options: new Set([...state.options, event.data.option]) }, event);
    case 'LegStarted':
    case 'LegAwaited':
    case 'LegResumed':
    case 'LegDueMoved':
    case 'LegCancelled':
    case 'LegHandedToSuccessor':
      return { ...state, legs: evolveLegs(state, event) };
    case 'LegAcknowledged':
    case 'LegReturned':
      return heard({ ...state, legs: evolveLegs(state, event) }, event);
    case 'LegFailed':
      return heard(legOver(state, event), event);
    case 'LegCompleted':
      return withItems(heard(legOver(state, event), event), event.data.items);
    case 'StepReported': {
      const { leg, step, at } = event.data;
      return heard({ ...state, steps: new Map(state.steps).set(`${leg}/${step}`, at) }, event);
    }
    case 'LegTold':
      return state;
    case 'ReceiverSucceeded':
      return { ...state, receiver: event.data.to };
    case 'SupplementRequested':
      return { ...waiting(state, 'supplement', event), supplements: event.data.number };
    case 'FeeRequested':
      return waiting(state, 'fee', event);
    case 'ConfirmationAwaited':
      return waiting(state, 'confirmation', event);
    case 'SupplementReceived':
      return withItems(answered(state, event.data, event.data.then), event.data.items);
    case 'FeePaid':
    case 'ConfirmationGiven':
      return answered(state, event.data, 'shift');
    case 'DossierWithdrawn':
      return ended(state, 'withdrawn', event.data);
    case 'DossierStopped':
      return ended(state, 'stopped', event.data);
    case 'DossierRefused':
      return ended(state, 'refused', event.data);
    case 'ResultIssued':
      return { ...state, status: 'issued', deliverBy: event.data.deliverBy };
    case 'ResultDelivered':
      return ended(state, 'delivered', event.data);
    case 'AlarmRaised': {
      const { key, count, again } = event.data;
      return { ...state, alarms: new Map(state.alarms).set(key, { count, again }) };
    }
    default:
      return assertNever(event);
  }
};

export const evolveDossier = (state: Dossier, event: DossierEvent): Dossier => {
  if (event.type === 'DossierFiled') return filed(event.data);
  return state.status === 'unknown' ? state : evolveKnown(state, event);
};
