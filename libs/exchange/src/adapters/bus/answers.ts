import { agencyOfTopic } from '@lienthong/bus';
import { isPrintable } from '@lienthong/identifiers';
import type { Refusal } from '@lienthong/kernel';
import type { InputError } from '@lienthong/http-edge';
import { factsOf } from '../../application/intake/receipt.js';
import type { AnsweredOutcome, BusCommand } from '../../domain/inbox/answer.js';
import type { InboxEntry } from '../../domain/inbox/inbox.events.js';
import type { Exchange } from '../../exchange.js';
import { originOfRecord, recordId } from './message.js';
import type { RecordPlace } from './message.js';
import type { BusAnswer } from './ports.js';

type AnswerPorts = Pick<Exchange, 'inboxes' | 'clock'>;

const MESSAGE_ID_CHARS = 200;

/** What of a message was read before it was refused. */
export interface ReadSoFar {
  readonly messageId?: string;
  readonly command?: BusCommand;
  readonly transfer?: string;
}

/** Names and hashes of the content stay sealed with the transfer; the inbox shows them beside the entry. */
const inClear = (answer: BusAnswer): AnsweredOutcome => {
  if (answer.kind !== 'document') return answer;
  return { kind: 'document', receipt: factsOf(answer.receipt) };
};

const about = (answer: BusAnswer): { readonly transfer?: string } => {
  if (answer.kind === 'dossier') return {};
  return { transfer: 'receipt' in answer ? answer.receipt.transfer : answer.transfer };
};

/** An identity that no HTTP request could have is not repeated. */
const messageIdOf = (id: string | undefined): { readonly messageId?: string } =>
  id !== undefined && id.length <= MESSAGE_ID_CHARS && isPrintable(id) ? { messageId: id } : {};

const agencyOf = ({ topic }: RecordPlace): string => {
  const agency = agencyOfTopic(topic);
  if (agency === undefined) throw new TypeError('A record of an agency lies on a topic of an agency');
  return agency;
};

const placeOf = ({ offset, appendedAt }: RecordPlace) => ({ offset, appendedAt });

const place = async ({ inboxes, clock }: AnswerPorts, record: RecordPlace, entry: InboxEntry): Promise<void> => {
  const [agency, cause] = [agencyOf(record), recordId(record)];
  await inboxes.place({ agency, entry, cause, at: clock.now(), ...originOfRecord(record) });
};

/** Whether a record was answered before: then it was done, whatever the topic's committed offset says. */
export const isAnswered =
  ({ inboxes }: AnswerPorts) =>
  async (record: RecordPlace): Promise<boolean> =>
    (await inboxes.placed(agencyOf(record), recordId(record))) !== undefined;

/** Puts a receipt into the sender's own inbox; durable when it resolves, and once for each record. */
export const placeReceipt =
  (ports: AnswerPorts) =>
  (record: RecordPlace, messageId: string, command: BusCommand, answer: BusAnswer): Promise<void> =>
    place(ports, record, {
      kind: 'receipt',
      ...about(answer),
      from: agencyOf(record),
      messageId,
      command,
      record: placeOf(record),
      outcome: inClear(answer),
    });

/** Puts a refusal into the sender's own inbox; durable when it resolves, and once for each record. */
export const placeRefusal =
  (ports: AnswerPorts) =>
  (
    record: RecordPlace,
    { messageId, ...read }: ReadSoFar,
    { code, path, params }: Refusal,
    errors: readonly InputError[] = [],
  ): Promise<void> =>
    place(ports, record, {
      kind: 'refusal',
      from: agencyOf(record),
      ...messageIdOf(messageId),
      ...read,
      record: placeOf(record),
      code,
      ...(path === undefined ? {} : { path }),
      ...(params === undefined ? {} : { params }),
      ...(errors.length === 0 ? {} : { errors }),
    });
