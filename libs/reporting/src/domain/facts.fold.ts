import { assertNever } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { DossierEvent } from '@lienthong/dossier/events';
import { driftFound, driftHealed, isDriftEvent } from './drift.js';
import type { DriftEvent } from './drift.js';
import type { DossierFacts, Ended, LegFacts, RecordedEvent, WaitFacts } from './facts.js';
import type { Moment, Ms } from './moment.js';

/**
 * A dossier's facts up to an event. `told`: when the last report says that something happened; a due date that moves in
 * the same decision moved then. `recorded`: when the last event became known.
 */
export interface Folded {
  readonly facts: DossierFacts;
  readonly told: Ms;
  readonly recorded: Ms;
}

const filed = (event: Extract<DossierEvent, { type: 'DossierFiled' }>, recorded: Ms): Folded => {
  const { procedure, version, channel, receiver, filedAt } = event.data;
  const told = Date.parse(filedAt);
  const receivers = [{ since: { recorded, happened: told }, value: receiver }];
  const facts: DossierFacts = {
    procedure,
    version,
    channel,
    receivers,
    received: undefined,
    dues: [],
    legs: [],
    waits: [],
    drifts: [],
    secondSupplement: undefined,
    ended: undefined,
    delivered: undefined,
  };
  return { facts, told, recorded };
};

const isOpenLeg = (leg: string) => (one: LegFacts) => one.leg === leg && one.ended === undefined;

const legEnded = (facts: DossierFacts, leg: string, ended: Moment): DossierFacts => ({
  ...facts,
  legs: facts.legs.map((one) => (isOpenLeg(leg)(one) ? { ...one, ended } : one)),
});

/** A leg that is over waits for nobody. */
const waitsOver = (facts: DossierFacts, over: (wait: WaitFacts) => boolean, to: Moment): DossierFacts => ({
  ...facts,
  waits: facts.waits.map((wait) => (wait.to === undefined && over(wait) ? { ...wait, to } : wait)),
});

/** What ended once stays ended as it did. */
const endedAs = (facts: DossierFacts, as: Ended, at: Moment): DossierFacts =>
  facts.ended === undefined ? { ...waitsOver(facts, () => true, at), ended: { ...at, as } } : facts;

const asking = (
  facts: DossierFacts,
  { leg, reportId }: { readonly leg: string; readonly reportId: string },
  from: Moment,
): DossierFacts => ({ ...facts, waits: [...facts.waits, { requestId: reportId, leg, from }] });

type Later = Exclude<DossierEvent, { type: 'DossierFiled' }>;

/** When it happened; undefined where the fact says no time of its own. */
const happenedOf = (event: Later): Instant | undefined => {
  if (event.type === 'DossierReceived') return event.data.receivedAt;
  if ('handedOverAt' in event.data) return event.data.handedOverAt;
  return 'at' in event.data ? event.data.at : undefined;
};

const evolve = (facts: DossierFacts, event: Later, at: Moment): DossierFacts => {
  switch (event.type) {
    case 'DossierReceived':
      return facts.received === undefined
        ? { ...facts, received: at, version: event.data.version ?? facts.version }
        : facts;
    case 'DueDateSet':
    case 'DueDateMoved':
    case 'ApologyIssued':
      return { ...facts, dues: [...facts.dues, { since: at, value: Date.parse(event.data.due) }] };
    case 'LegStarted':
      return { ...facts, legs: [...facts.legs, { leg: event.data.leg, started: at }] };
    case 'LegCompleted':
    case 'LegFailed':
      return legEnded(
        waitsOver(facts, ({ leg }) => leg === event.data.leg, at),
        event.data.leg,
        at,
      );
    case 'SupplementRequested': {
      const asked = asking(facts, event.data, at);
      return event.data.countsLate && facts.secondSupplement === undefined ? { ...asked, secondSupplement: at } : asked;
    }
    case 'FeeRequested':
    case 'ConfirmationAwaited':
      return asking(facts, event.data, at);
    case 'SupplementReceived':
    case 'FeePaid':
    case 'ConfirmationGiven':
      return waitsOver(facts, ({ requestId }) => requestId === event.data.requestId, at);
    case 'ReceiverSucceeded':
      return { ...facts, receivers: [...facts.receivers, { since: at, value: event.data.to }] };
    case 'ResultIssued':
      return endedAs(facts, 'resolved', at);
    case 'DossierRefused':
      return endedAs(facts, 'refused', at);
    case 'DossierWithdrawn':
      return endedAs(facts, 'withdrawn', at);
    case 'DossierStopped':
      return endedAs(facts, 'stopped', at);
    case 'ResultDelivered':
      return facts.delivered === undefined ? { ...facts, delivered: at } : facts;
    case 'DossierNotReceived':
    case 'CodeLinked':
    case 'OptionFound':
    case 'LegAwaited':
    case 'LegAcknowledged':
    case 'StepReported':
    case 'LegReturned':
    case 'LegTold':
    case 'LegResumed':
    case 'LegDueMoved':
    case 'LegCancelled':
    case 'LegHandedToSuccessor':
    case 'AlarmRaised':
      return facts;
    default:
      return assertNever(event);
  }
};

const DECIDED_WITH = new Set<DossierEvent['type']>(['DueDateSet', 'DueDateMoved']);

/**
 * The facts after one more event of the dossier's stream; undefined before it was filed. What is recorded after another
 * event became known no earlier, whatever the clock showed.
 */
export const foldEvent = (
  folded: Folded | undefined,
  event: DossierEvent | DriftEvent,
  recordedAt: Instant,
): Folded | undefined => {
  const recorded = Math.max(Date.parse(recordedAt), folded?.recorded ?? Number.NEGATIVE_INFINITY);
  if (event.type === 'DossierFiled') return folded ?? filed(event, recorded);
  if (folded === undefined) return undefined;
  if (isDriftEvent(event)) {
    const at = { recorded, happened: Date.parse(event.data.at) };
    const facts = (event.type === 'DriftFound' ? driftFound : driftHealed)(folded.facts, event.data.party, at);
    return { ...folded, facts, recorded };
  }
  const said = happenedOf(event);
  const told = said === undefined ? (DECIDED_WITH.has(event.type) ? folded.told : recorded) : Date.parse(said);
  return { facts: evolve(folded.facts, event, { recorded, happened: told }), told, recorded };
};

/**
 * The facts of each dossier as known at an instant: what became known later is not there yet.
 * Events of one dossier come in the order of its stream; dossiers may be mixed.
 */
export const factsKnownAt = (events: Iterable<RecordedEvent>, knownAt: Instant): readonly DossierFacts[] => {
  const folded = new Map<string, Folded>();
  const later = new Set<string>();
  for (const { dossier, event, recordedAt } of events) {
    if (later.has(dossier)) continue;
    if (recordedAt > knownAt) {
      later.add(dossier);
      continue;
    }
    const after = foldEvent(folded.get(dossier), event, recordedAt);
    if (after !== undefined) folded.set(dossier, after);
  }
  return [...folded.values()].map(({ facts }) => facts);
};
