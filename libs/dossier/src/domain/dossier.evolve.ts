import { assertNever } from '@lienthong/kernel';
import type { Dossier, Ending, KnownDossier } from './dossier.js';
import type { DossierEvent, Report, WaitCause } from './dossier.events.js';
import { evolveLegs } from './evolve.leg.js';
import { waitBegun, waitEnded, waitsDropped } from './evolve.wait.js';

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
  answered: new Set(),
  reports: new Set(),
  alarms: new Map(),
});

const heard = <S extends KnownDossier>(state: S, { reportId }: Pick<Report, 'reportId'>): S => ({
  ...state,
  reports: new Set([...state.reports, reportId]),
});

const ended = (state: KnownDossier, ending: Ending): Dossier => ({ ...state, status: 'ended', ending });

const withItems = <S extends KnownDossier>(state: S, items: readonly string[]): S => ({
  ...state,
  items: new Set([...state.items, ...items]),
});

const waiting = (
  state: KnownDossier,
  cause: WaitCause,
  data: Report & { readonly remindAt: Parameters<typeof waitBegun>[2]['remindAt'] },
): KnownDossier =>
  waitBegun(heard(state, data), data.reportId, { cause, leg: data.leg, since: data.at, remindAt: data.remindAt });

const legOver = (
  state: KnownDossier,
  event: Extract<DossierEvent, { type: 'LegFailed' | 'LegCompleted' }>,
): KnownDossier => waitsDropped({ ...state, legs: evolveLegs(state, event) }, event.data.leg, event.data.at);

const evolveKnown = (state: KnownDossier, event: Exclude<DossierEvent, { type: 'DossierFiled' }>): Dossier => {
  switch (event.type) {
    case 'DossierReceived':
      return { ...state, status: 'received', codes: event.data.codes, receivedAt: event.data.receivedAt };
    case 'DossierNotReceived':
      return ended(state, 'not-received');
    case 'CodeLinked':
      return state.codes === undefined ? state : { ...state, codes: { ...state.codes, national: event.data.national } };
    case 'DueDateSet':
    case 'DueDateMoved':
      return { ...state, due: event.data.due };
    case 'ApologyIssued':
      return { ...state, due: event.data.due, apologised: true };
    case 'OptionFound':
      return heard({ ...state, options: new Set([...state.options, event.data.option]) }, event.data);
    case 'LegStarted':
    case 'LegAwaited':
    case 'LegResumed':
    case 'LegDueMoved':
    case 'LegCancelled':
    case 'LegHandedToSuccessor':
      return { ...state, legs: evolveLegs(state, event) };
    case 'LegAcknowledged':
    case 'LegReturned':
      return heard({ ...state, legs: evolveLegs(state, event) }, event.data);
    case 'LegFailed':
      return heard(legOver(state, event), event.data);
    case 'LegCompleted':
      return withItems(heard(legOver(state, event), event.data), event.data.items);
    case 'StepReported': {
      const { leg, step, at } = event.data;
      return heard({ ...state, steps: new Map(state.steps).set(`${leg}/${step}`, at) }, event.data);
    }
    case 'LegTold':
      return state;
    case 'ReceiverSucceeded':
      return { ...state, receiver: event.data.to };
    case 'SupplementRequested':
      return { ...waiting(state, 'supplement', event.data), supplements: event.data.number };
    case 'FeeRequested':
      return waiting(state, 'fee', event.data);
    case 'ConfirmationAwaited':
      return waiting(state, 'confirmation', event.data);
    case 'SupplementReceived':
      return withItems(waitEnded(state, event.data.requestId, event.data.at, event.data.then), event.data.items);
    case 'FeePaid':
    case 'ConfirmationGiven':
      return waitEnded(state, event.data.requestId, event.data.at, 'shift');
    case 'DossierWithdrawn':
      return ended(state, 'withdrawn');
    case 'DossierStopped':
      return ended(state, 'stopped');
    case 'DossierRefused':
      return ended(state, 'refused');
    case 'ResultIssued':
      return { ...state, status: 'issued', deliverBy: event.data.deliverBy };
    case 'ResultDelivered':
      return ended(state, 'delivered');
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
