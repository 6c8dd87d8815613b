import { deliveryDecider } from '../application/ledger/aggregates.js';
import type { DeliveryCommand } from '../domain/delivery/delivery.commands.js';
import type { DeliveryEvent } from '../domain/delivery/delivery.events.js';
import type { ReportCode } from '../domain/delivery/status-code.js';
import { answer, askUpdate, minute, recall, report } from './delivery.examples.js';

/** When the example deliveries end that end at a moment. */
export const theEnd = minute(30);

const consign: DeliveryCommand = { type: 'Consign', sequence: 4 };
const expose: DeliveryCommand = { type: 'Expose', system: 'system-1' };
const handOver: DeliveryCommand = { type: 'HandOver', system: 'system-1', sequence: 4 };
const passOn: DeliveryCommand = { type: 'PassOn', successor: 'H24', closedOn: theEnd };

const rungs: Readonly<Record<string, ReportCode>> = {
  arrived: '01',
  accepted: '03',
  assigned: '04',
  processing: '05',
  completed: '06',
};

/** Codes that a state of the table "The lower rungs reported as well" was reached by. */
export const climbed: Readonly<Record<string, readonly ReportCode[]>> = {
  accepted: ['01', '03'],
  assigned: ['01', '03', '04'],
  processing: ['01', '03', '04', '05'],
  completed: ['01', '03', '04', '05', '06'],
  refused: ['01', '02'],
  recalled: ['01', '03'],
  'passed-on': ['01', '03'],
};

/** Carries the commands out one after the other; a refusal on the way is an error of the example. */
export const carriedOut = (commands: readonly DeliveryCommand[]): readonly DeliveryEvent[] => {
  const history: DeliveryEvent[] = [];
  for (const command of commands) {
    const state = history.reduce(deliveryDecider.evolve, deliveryDecider.initial);
    const decision = deliveryDecider.decide(command, state);
    if (!decision.accepted) throw new Error(`${command.type} was refused: ${decision.refusal.code}`);
    history.push(...decision.events);
  }
  return history;
};

/** The way to a state of the table, with what the sender asks on the way, after content left and before the end. */
export const wayTo = (
  state: string,
  asked: readonly DeliveryCommand[] = [],
  reports?: readonly ReportCode[],
): readonly DeliveryCommand[] => {
  const told = (codes: readonly ReportCode[]) => codes.map((code) => report(code));
  const rung = rungs[state];
  if (rung) return [consign, expose, handOver, ...asked, ...told(reports ?? [rung])];
  switch (state) {
    case 'unknown':
      return [];
    case 'consigned':
      return [consign, ...asked];
    case 'exposed':
      return [consign, expose, ...asked];
    case 'handed-over':
      return [consign, expose, handOver, ...asked];
    case 'refused':
      return [consign, expose, ...asked, ...told(reports ?? ['02'])];
    case 'cancelled':
      return [consign, ...asked, recall('recall-first')];
    case 'recalled': {
      const recalled = [recall('recall-first'), answer(true, { id: 'a-first', at: theEnd })];
      return [consign, expose, ...asked, ...told(reports ?? []), ...recalled];
    }
    case 'passed-on':
      return [consign, expose, ...asked, ...told(reports ?? []), passOn];
    default:
      throw new Error(`No such state in the table: ${state}`);
  }
};

export const asking: Readonly<Record<string, readonly DeliveryCommand[]>> = {
  'Nothing pending': [],
  'A recall pending': [recall('recall-1')],
  'An update pending': [askUpdate('update-1')],
  'A recall and an update pending': [askUpdate('update-1'), recall('recall-1')],
  'Two updates pending': [askUpdate('update-1'), askUpdate('update-2')],
};
