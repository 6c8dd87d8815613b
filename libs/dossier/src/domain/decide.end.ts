import { accept, refuse } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { Limit } from '@lienthong/calendar';
import { formatLocal, localDateAt } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
import type { DossierCommand } from './dossier.commands.js';
import { isSettled } from './dossier.js';
import type { Dossier, OpenDossier } from './dossier.js';
import { adding, decidedOf, draftOf } from './draft.js';
import type { Decided } from './draft.js';
import type { DossierEvent } from './dossier.events.js';
import { handOver } from './progress.js';
import type { DossierRules } from './rules.js';
import { isSameMoment } from './told-before.js';
import { wordsOf } from './words.js';

type Command<Type extends DossierCommand['type']> = Extract<DossierCommand, { type: Type }>;

const callOff = (state: OpenDossier, event: DossierEvent): Decided => {
  const open = [...state.legs].filter(([, leg]) => !isSettled(leg));
  const cancelled = open.map(([leg]): DossierEvent => ({ type: 'LegCancelled', data: { leg } }));
  return decidedOf(adding(draftOf(state), ...cancelled, event));
};

/** The citizen may withdraw until the result is there. */
export const withdraw = (command: Command<'Withdraw'>, state: Dossier): Decided => {
  if (state.status === 'unknown') return refuse({ code: 'dossier/unknown' });
  if (state.status === 'issued') return refuse({ code: 'dossier/result-issued' });
  if (state.status === 'ended') return state.ending === 'withdrawn' ? accept() : refuse({ code: 'dossier/finished' });
  return callOff(state, { type: 'DossierWithdrawn', data: { at: command.now }, personal: wordsOf(command) });
};

export const stop = (command: Command<'Stop'>, state: Dossier): Decided => {
  if (state.status === 'unknown') return refuse({ code: 'dossier/unknown' });
  if (state.status === 'filed') return refuse({ code: 'dossier/not-received' });
  if (state.status === 'issued') return refuse({ code: 'dossier/result-issued' });
  if (state.status === 'ended') return state.ending === 'stopped' ? accept() : refuse({ code: 'dossier/finished' });
  if (!command.reason?.trim()) return refuse({ code: 'dossier/reason-required', path: '/reason' });
  const { now, by } = command;
  return callOff(state, { type: 'DossierStopped', data: { at: now, by }, personal: wordsOf(command) });
};

export const deliver = (command: Command<'DeliverResult'>, state: Dossier): Decided => {
  const { at } = command;
  if (state.status === 'unknown') return refuse({ code: 'dossier/unknown' });
  if (state.status === 'ended') {
    if (state.ending !== 'delivered') return refuse({ code: 'dossier/finished' });
    return isSameMoment(command, state.endedAt) ? accept() : refuse({ code: 'dossier/said-otherwise', path: '/at' });
  }
  if (state.status !== 'issued') return refuse({ code: 'dossier/result-not-issued' });
  if (state.receivedAt !== undefined && at < state.receivedAt)
    return refuse({ code: 'dossier/before-reception', path: '/at' });
  return accept({ type: 'ResultDelivered', data: { at } });
};

const WITHIN_HOURS: Limit = { unit: 'working-days', amount: 0 };

/** When the citizen could come instead, in the hours of who received: from the next opening on, up to the end of that day. */
const nextHours = (rules: DossierRules, receiver: AgencyId, due: Instant) => {
  const opening = rules.due(receiver, { receivedAt: due, limit: WITHIN_HOURS }).startsAt;
  if (opening === due) return undefined;
  const closing = rules.due(receiver, { receivedAt: opening, limit: WITHIN_HOURS }).due;
  return { opens: formatLocal(opening), closes: formatLocal(closing) };
};

/** Ours, no act's: a date beyond it is a slip of the pen, under which the dossier would never be late. */
const APOLOGY_AT_MOST_MS = 365 * 24 * 60 * 60_000;

/**
 * Form 04: once, at the latest the day before the date, with a later one (Circular 03/2025/TT-VPCP). Ours: one at which
 * somebody is there, within a year; what lies outside working time is not moved but refused, since the form is printed with it.
 */
export const apologise = (rules: DossierRules, command: Command<'Apologise'>, state: Dossier): Decided => {
  if (state.status === 'unknown') return refuse({ code: 'dossier/unknown' });
  if (state.status === 'ended' || state.status === 'issued') return refuse({ code: 'dossier/finished' });
  if (state.due === undefined) return refuse({ code: 'dossier/no-due-date' });
  if (state.apologised)
    return state.apologyDue === command.due ? accept() : refuse({ code: 'dossier/apology-again', path: '/due' });
  if (localDateAt(command.now) >= localDateAt(state.due)) return refuse({ code: 'dossier/apology-late', path: '/due' });
  if (command.due <= state.due) return refuse({ code: 'dossier/apology-not-later', path: '/due' });
  if (Date.parse(command.due) - Date.parse(command.now) > APOLOGY_AT_MOST_MS)
    return refuse({ code: 'dossier/apology-too-far', path: '/due' });
  const hours = nextHours(rules, state.receiver, command.due);
  if (hours !== undefined) return refuse({ code: 'dossier/apology-out-of-hours', path: '/due', params: hours });
  if (!command.reason?.trim()) return refuse({ code: 'dossier/reason-required', path: '/reason' });
  const { due, now } = command;
  return accept({ type: 'ApologyIssued', data: { before: state.due, due, at: now }, personal: wordsOf(command) });
};

/** The operator says who does a leg that the register could not tell. */
export const assignLeg = (rules: DossierRules, command: Command<'AssignLeg'>, state: Dossier): Decided => {
  if (state.status === 'unknown') return refuse({ code: 'dossier/unknown' });
  if (state.status !== 'received') return refuse({ code: 'dossier/finished' });
  const leg = rules.procedure.legs.find(({ id }) => id === command.leg);
  const at = state.legs.get(command.leg);
  if (leg === undefined || at === undefined)
    return refuse({ code: 'dossier/unknown-leg', path: '/leg', params: { leg: command.leg } });
  if (at.status !== 'awaited')
    return at.agency === command.agency ? accept() : refuse({ code: 'dossier/assigned-already', path: '/leg' });
  return accept(handOver(rules, leg, state, command.now, command.agency));
};

/** A closed unit's dossier goes on at its successor: legs that it has, and what it received. */
export const succeed = ({ from, to }: Command<'Succeed'>, state: Dossier): Decided => {
  if (state.status === 'unknown') return refuse({ code: 'dossier/unknown' });
  if (state.status === 'ended') return accept();
  const legs = [...state.legs]
    .filter(([, leg]) => leg.agency === from && !isSettled(leg))
    .map(([leg]): DossierEvent => ({ type: 'LegHandedToSuccessor', data: { leg, from, to } }));
  const receiver: readonly DossierEvent[] =
    state.receiver === from ? [{ type: 'ReceiverSucceeded', data: { from, to } }] : [];
  return accept(...legs, ...receiver);
};
