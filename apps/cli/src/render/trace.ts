import type { Trace, TraceLine } from '@lienthong/client';
import { eventTerm } from '../terms/events.js';
import { roleTerm } from '../terms/roles.js';
import { table } from './table.js';
import { localTime } from './time.js';

const textIn = (fields: Readonly<Record<string, unknown>> | null, name: string): string | undefined => {
  const value = fields?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const whoOf = ({ role, agency, system }: TraceLine['assertedBy']): string =>
  [roleTerm(role), agency, system === null ? null : `(${system})`].filter((part) => part !== null).join(' ');

const detailOf = ({ data, personal }: TraceLine): string => {
  const late = data['late'] === true ? 'muộn · late' : undefined;
  // Under which an axis knows the message.
  return [textIn(personal, 'reason'), late, textIn(data, 'docId')].filter((part) => part !== undefined).join(' · ');
};

/** The hub's own bookkeeping: the fact that an entry carries stands in a line of its own. */
const isBookkeeping = ({ type }: TraceLine): boolean => type === 'InboxEntryPlaced' || type === 'EdxmlWritten';

/** One line per fact: when, what, who says so, about whom. Times of Việt Nam. */
export const traceTable = (trace: Trace, all = false): string => {
  const subject = trace.lines.map((line) => textIn(line.personal, 'subject')).find((text) => text !== undefined);
  const shown = all ? trace.lines : trace.lines.filter((line) => !isBookkeeping(line));
  const rows = shown.map((line) => {
    const { vi, en } = eventTerm(line.type);
    return [localTime(line.at), vi, en, whoOf(line.assertedBy), line.agency ?? '', detailOf(line)];
  });
  return [
    `${trace.documentId} · ${trace.sender}${subject === undefined ? '' : ` · ${subject}`}`,
    trace.transfer,
    '',
    table(['Lúc', 'Sự kiện', 'Event', 'Ai ghi nhận · asserted by', 'Nơi nhận', 'Ghi chú'], rows),
  ].join('\n');
};
