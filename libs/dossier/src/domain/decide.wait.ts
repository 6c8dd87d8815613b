import { accept, assertNever, refuse } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { StopCause } from '@lienthong/procedure';
import type { DossierCommand } from './dossier.commands.js';
import type { Dossier, ReceivedDossier, Wait } from './dossier.js';
import { adding, decidedOf, draftOf } from './draft.js';
import type { Decided, Draft } from './draft.js';
import type { DossierEvent, WaitCause } from './dossier.events.js';
import { goOn } from './progress.js';
import { REMINDERS } from './reminders.js';
import { reportedLeg } from './reported-leg.js';
import { dueOfLeg, promiseOf } from './rules.js';
import { isSameAnswer } from './told-before.js';
import type { DossierRules } from './rules.js';
import { notedBy, wordsOf } from './words.js';

type Command<Type extends DossierCommand['type']> = Extract<DossierCommand, { type: Type }>;
type Asking = Command<'RequestSupplement' | 'RequestFee' | 'AwaitConfirmation'>;

const CAUSES: Readonly<Record<Asking['type'], StopCause>> = {
  RequestSupplement: 'supplement',
  RequestFee: 'fee',
  AwaitConfirmation: 'confirmation',
};

const asked = (rules: DossierRules, command: Asking, { receiver, supplements }: ReceivedDossier): DossierEvent => {
  const { leg, reportId, at } = command;
  const confirmation = command.type === 'AwaitConfirmation' ? rules.procedure.confirmation : undefined;
  const limit = confirmation ?? REMINDERS.citizen;
  const data = { leg, reportId, at, remindAt: rules.due(receiver, { receivedAt: at, limit }).due };
  switch (command.type) {
    case 'RequestSupplement': {
      const number = supplements + 1;
      return {
        type: 'SupplementRequested',
        data: { ...data, number, countsLate: number > 1 },
        personal: wordsOf(command),
      };
    }
    case 'RequestFee':
      return { type: 'FeeRequested', data: { ...data, fee: command.fee }, ...notedBy(command) };
    case 'AwaitConfirmation':
      return { type: 'ConfirmationAwaited', data, ...notedBy(command) };
    default:
      return assertNever(command);
  }
};

/** Stops the clock until the citizen has answered: only by what the procedure says stops it. */
export const ask = (rules: DossierRules, command: Asking, state: Dossier): Decided => {
  const found = reportedLeg(rules, state, command);
  if (!found.ok) return refuse(found.refusal);
  const { state: received, leg, at } = found.value;
  const cause = CAUSES[command.type];
  if (at.status !== 'open') return refuse({ code: 'dossier/leg-not-open', path: '/leg', params: { leg: leg.id } });
  if (!rules.procedure.stops.includes(cause))
    return refuse({ code: 'dossier/clock-not-stopped-by-that', path: '/report' });
  if (command.type === 'RequestFee') {
    const fee = rules.procedure.fees.find(({ id }) => id === command.fee);
    if (fee?.leg !== leg.id) return refuse({ code: 'dossier/unknown-fee', path: '/fee', params: { fee: command.fee } });
  }
  if (command.type === 'RequestSupplement' && !command.reason?.trim())
    return refuse({ code: 'dossier/reason-required', path: '/reason' });
  // The answer names the request alone: among all that were asked of this citizen.
  const { reportId } = command;
  if (received.waits.has(reportId) || received.answered.has(reportId))
    return refuse({ code: 'dossier/report-conflict', path: '/reportId', params: { reportId } });
  const open = [...received.waits.values()].some((wait) => wait.cause === cause && wait.leg === leg.id);
  if (open) return refuse({ code: 'dossier/waiting-already', path: '/leg', params: { leg: leg.id } });
  return accept(asked(rules, command, received));
};

const ended = (rules: DossierRules, { requestId, at, items }: Command<'EndWait'>, { cause }: Wait): DossierEvent => {
  switch (cause) {
    case 'supplement': {
      const then = rules.procedure.supplement?.mode ?? 'shift';
      return { type: 'SupplementReceived', data: { requestId, at, items, then } };
    }
    case 'fee':
      return { type: 'FeePaid', data: { requestId, at } };
    case 'confirmation':
      return { type: 'ConfirmationGiven', data: { requestId, at } };
    default:
      return assertNever(cause);
  }
};

/** What is promised, and when open legs are due, moved by what was waited or found. */
export const duesMoved = (rules: DossierRules, draft: Draft, why: WaitCause | 'option'): Draft => {
  const { state } = draft;
  if (state.status !== 'received' || state.receivedAt === undefined) return draft;
  const promise = state.stoppedSince === undefined ? promiseOf(rules, state, state.receivedAt) : undefined;
  const waiting = new Set([...state.waits.values()].map(({ leg }) => leg));
  const moved: DossierEvent[] = [];
  // A date that was set with an apology is a promise of its own: only a later one replaces it.
  if (promise !== undefined && state.due !== undefined && isMove(promise.due, state.due, state.apologised))
    moved.push({ type: 'DueDateMoved', data: { ...promise, before: state.due, why } });
  for (const [id, { status, agency, since, due, stops }] of state.legs) {
    const leg = rules.procedure.legs.find((one) => one.id === id);
    if (leg === undefined || agency === undefined || due === undefined) continue;
    if (status !== 'open' || waiting.has(id)) continue;
    const next = dueOfLeg(rules, leg, agency, state, since, stops);
    if (next.due !== due) moved.push({ type: 'LegDueMoved', data: { leg: id, before: due, ...next } });
  }
  return adding(draft, ...moved);
};

const isMove = (next: Instant, due: Instant, apologised: boolean): boolean => (apologised ? next > due : next !== due);

export const endWait = (rules: DossierRules, command: Command<'EndWait'>, state: Dossier): Decided => {
  if (state.status === 'unknown') return refuse({ code: 'dossier/unknown' });
  const before = state.answered.get(command.requestId);
  if (before !== undefined)
    return isSameAnswer(command, before)
      ? accept()
      : refuse({ code: 'dossier/answer-conflict', path: '/requestId', params: { requestId: command.requestId } });
  if (state.status === 'ended' || state.status === 'issued') return refuse({ code: 'dossier/finished' });
  const wait = state.waits.get(command.requestId);
  if (state.status === 'filed' || wait === undefined)
    return refuse({ code: 'dossier/nothing-awaited', path: '/requestId' });
  const item = command.items.findIndex((id) => !rules.procedure.items.some((one) => one.id === id && one.filed));
  if (item >= 0) return refuse({ code: 'dossier/unknown-item', path: `/items/${item}` });
  if (command.at < wait.since) return refuse({ code: 'dossier/before-reception', path: '/at' });
  const answered = adding(draftOf(state), ended(rules, command, wait));
  return decidedOf(duesMoved(rules, answered, wait.cause));
};

export const findOption = (rules: DossierRules, command: Command<'FindOption'>, state: Dossier): Decided => {
  const found = reportedLeg(rules, state, command);
  if (!found.ok) return refuse(found.refusal);
  const { state: received } = found.value;
  const option = rules.procedure.options.find(({ id }) => id === command.option);
  if (option?.known !== 'on-the-way') return refuse({ code: 'dossier/unknown-option', path: '/option' });
  const { leg, reportId, at } = command;
  const draft = adding(draftOf(received), {
    type: 'OptionFound',
    data: { leg, reportId, at, option: option.id },
    ...notedBy(command),
  });
  return decidedOf(goOn(rules, duesMoved(rules, draft, 'option'), command.now));
};
