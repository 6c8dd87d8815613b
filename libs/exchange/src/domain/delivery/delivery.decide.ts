import { accept, assertNever, refuse } from '@lienthong/kernel';
import type { Decision } from '@lienthong/kernel';
import type { DeliveryCommand, DeliveryRefusal } from './delivery.commands.js';
import { eventOfReport } from './delivery.events.js';
import type { DeliveryEvent, ReportWords } from './delivery.events.js';
import type { Delivery } from './delivery.js';
import { isHigher } from './status-code.js';
import { cellOf } from './status-table.js';

type Decided = Decision<DeliveryEvent, DeliveryRefusal>;
type Command<Type extends DeliveryCommand['type']> = Extract<DeliveryCommand, { type: Type }>;

const wordsOf = (words: ReportWords): ReportWords => ({
  ...(words.reason === undefined ? {} : { reason: words.reason }),
  ...(words.staff === undefined ? {} : { staff: words.staff }),
});

const report = (command: Command<'Report'>, state: Delivery): Decided => {
  if (state.status !== 'unknown' && state.reportIds.has(command.reportId)) return accept();
  const cell = cellOf(state, command.code, command.claimedAt);
  if (cell.does === 'refuse') return refuse({ code: cell.code, path: '/status' });
  if (cell.does === 'known') return accept();
  if (command.code === '02' && !command.reason?.trim()) {
    return refuse({ code: 'delivery/reason-required', path: '/reason' });
  }
  const { reportId, claimedAt } = command;
  const data = { reportId, claimedAt, late: cell.does === 'late' };
  return accept({ type: eventOfReport[command.code], data, personal: wordsOf(command) });
};

/** 15 and 16 answer the open recall first, else the oldest open update. */
const answer = (command: Command<'Answer'>, state: Delivery): Decided => {
  if (state.status === 'unknown') return refuse({ code: 'delivery/not-consigned' });
  const { reportId, claimedAt, agreed } = command;
  if (state.reportIds.has(reportId)) return accept();
  if (state.status === 'cancelled') return refuse({ code: 'delivery/cancelled' });
  const said = (requestId: string) => ({ data: { requestId, reportId, claimedAt }, personal: wordsOf(command) });
  if (state.recall?.answer === 'open') {
    return accept({ type: agreed ? 'RecallAgreed' : 'RecallRefused', ...said(state.recall.requestId) });
  }
  const update = state.updates.find((request) => request.answer === 'open');
  if (update) return accept({ type: agreed ? 'UpdateAgreed' : 'UpdateRefused', ...said(update.requestId) });
  const answers = [state.recall, ...state.updates].map((request) => request?.answer);
  if (answers.includes(agreed ? 'agreed' : 'refused')) return accept();
  return refuse({ code: 'delivery/nothing-to-answer', path: '/status' });
};

const recall = (command: Command<'Recall'>, state: Delivery): Decided => {
  const data = { requestId: command.requestId };
  switch (state.status) {
    case 'unknown':
      return refuse({ code: 'delivery/not-consigned' });
    case 'cancelled':
    case 'refused':
    case 'recalled':
    case 'passed-on':
      return accept();
    case 'open':
      if (state.recall?.answer === 'open' || state.recall?.requestId === command.requestId) return accept();
      return accept({
        type: state.transport === 'consigned' && !state.told ? 'DeliveryCancelled' : 'RecallAsked',
        data,
      });
  }
};

const update = (command: Command<'AskUpdate'>, state: Delivery): Decided => {
  if (state.status === 'unknown') return refuse({ code: 'delivery/not-consigned' });
  if (state.status !== 'open' || state.updates.some((request) => request.requestId === command.requestId)) {
    return accept();
  }
  return accept({ type: 'UpdateAsked', data: { requestId: command.requestId } });
};

const handOut = (command: Command<'Expose'> | Command<'HandOver'>, state: Delivery): Decided => {
  if (state.status === 'unknown') return refuse({ code: 'delivery/not-consigned' });
  if (command.type === 'HandOver') {
    if (command.sequence > state.sequence) return refuse({ code: 'delivery/not-consigned' });
    // An earlier entry of a document that was consigned anew: its acknowledgement says nothing of the new one.
    if (command.sequence < state.sequence) return accept();
  }
  if (state.status === 'cancelled') return refuse({ code: 'delivery/cancelled' });
  const data = { system: command.system };
  if (state.transport === 'handed-over') return accept();
  if (command.type === 'HandOver') return accept({ type: 'DeliveryHandedOver', data });
  return state.transport === 'exposed' ? accept() : accept({ type: 'DeliveryExposed', data });
};

/** A recipient that was removed and is added again gets a new entry, and so a new way. */
const mayConsign = (sequence: number, state: Delivery): boolean =>
  state.status === 'unknown' || sequence > state.sequence;

export const decideDelivery = (command: DeliveryCommand, state: Delivery): Decided => {
  switch (command.type) {
    case 'Consign':
      return mayConsign(command.sequence, state)
        ? accept({ type: 'DeliveryConsigned', data: { sequence: command.sequence } })
        : accept();
    case 'Expose':
    case 'HandOver':
      return handOut(command, state);
    case 'Report':
      return report(command, state);
    case 'Answer':
      return answer(command, state);
    case 'Recall':
      return recall(command, state);
    case 'AskUpdate':
      return update(command, state);
    case 'FallSilent':
      return state.status !== 'open' || state.silent || state.told
        ? accept()
        : accept({
            type: 'DeliverySilent',
            data: { afterHours: command.afterHours, ...(command.working ? { working: true } : {}) },
          });
    case 'ExpireAcceptance':
      return state.status !== 'open' || state.expired || !isHigher('03', state.rung)
        ? accept()
        : accept({ type: 'DeliveryAcceptanceExpired', data: { afterHours: command.afterHours } });
    case 'PassOn':
      return state.status !== 'open' || state.rung === '06'
        ? accept()
        : accept({
            type: 'DeliveryHandedToSuccessor',
            data: { successor: command.successor, closedOn: command.closedOn },
          });
    default:
      return assertNever(command);
  }
};
