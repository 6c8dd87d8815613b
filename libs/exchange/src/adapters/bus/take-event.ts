import { agencyOfTopic } from '@lienthong/bus';
import type { IncomingEvent } from '@lienthong/bus';
import { isUuid } from '@lienthong/event-store';
import { Refused } from '@lienthong/http-edge';
import type { Refusal } from '@lienthong/kernel';
import { accessTransfer } from '../../application/content/access.js';
import { releaseUpload } from '../../application/uploads/use-upload.js';
import type { BusCommand } from '../../domain/inbox/answer.js';
import { isAnswered, placeReceipt, placeRefusal } from './answers.js';
import { runCommand } from './commands.js';
import { messageOf } from './message.js';
import type { BusMessage } from './message.js';
import type { BusPorts, Taken } from './ports.js';
import { transferIn } from './read-body.js';
import { readType } from './types.js';

/** On an agency's own topic nobody else may be named as the sender. */
const ofTheBus = (refusal: Refusal): Refusal =>
  refusal.code === 'sender/not-in-mandate' ? { ...refusal, code: 'bus/foreign-sender' } : refusal;

/** A refused message gives back the uploads that it took, and tells of its transfer only to a party of it. */
const afterRefusal = async (
  { exchange, blobs }: BusPorts,
  { event, claimant, caller, taken }: BusMessage,
): Promise<{ readonly transfer?: string }> => {
  const act = caller.act('sender');
  for (const upload of taken) await releaseUpload({ ...exchange, blobs })(upload, claimant.by, act);
  const transfer = transferIn(event);
  if (transfer === undefined || !isUuid(transfer)) return {};
  const access = await accessTransfer(exchange)(transfer, caller.viewer, act.at);
  return access.ok ? { transfer } : {};
};

const run = async (ports: BusPorts, command: BusCommand, message: BusMessage): Promise<Taken> => {
  const { event } = message;
  const { id: messageId } = event;
  try {
    const answer = await runCommand(command, ports, message);
    await placeReceipt(ports.exchange)(event, messageId, command, answer);
    return 'receipt';
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const about = await afterRefusal(ports, message);
    await placeRefusal(ports.exchange)(event, { messageId, command, ...about }, ofTheBus(error.refusal), error.errors);
    return 'refusal';
  }
};

/**
 * Takes one CloudEvent of an agency's `out` topic: does what it asks for and answers into the sender's own inbox. A
 * record that was answered is done. Faults are thrown; the record is then tried again.
 */
export const takeEvent =
  (ports: BusPorts) =>
  async (event: IncomingEvent): Promise<Taken> => {
    if (await isAnswered(ports.exchange)(event)) return 'repeat';
    const agency = agencyOfTopic(event.topic) ?? '';
    const holder = ports.holders.holderAt(agency, event.appendedAt);
    const type = readType(event.type);
    if (type.kind !== 'command') throw new TypeError('No handler takes other types');
    const { command } = type;
    if (holder !== undefined) return run(ports, command, messageOf(event, agency, holder, ports.exchange.clock));
    await placeRefusal(ports.exchange)(event, { messageId: event.id, command }, { code: 'bus/no-mandate' });
    return 'refusal';
  };
