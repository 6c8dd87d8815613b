/** What the axis's face is given of the exchange. */
export { axisExchange } from './adapters/axis/axis-exchange.js';
export type {
  AxisCaller,
  AxisExchange,
  AxisExchangePorts,
  AxisMessage,
  EntryPlace,
} from './adapters/axis/axis-exchange.js';
export type { EntryMessage } from './application/axis/entry-message.js';
export type { SentDocument, SentState } from './application/axis/sent-documents.js';
export type { DescribedStatus } from './application/axis/describe-said.js';
export type { MailKind, WaitingEntry, WaitingRange } from './application/offers/waiting-entries.js';
export type { Answer } from './adapters/intake/answer.js';
