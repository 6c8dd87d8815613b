import { deriveEventId } from '@lienthong/event-store';
import { docIdReply, framedFile, isFileHash, parseDocId } from '@lienthong/axis-protocol';
import type { DocId } from '@lienthong/axis-protocol';
import type { Answer } from '@lienthong/exchange/axis';
import { orRefuse, Refused } from '@lienthong/http-edge';
import type { SendIdentity } from '../../../application/answered-sends.js';
import { argument, textAnswer } from '../call.js';
import type { RunCall, SignedCall } from '../call.js';
import { mailKindOf } from './mail-kind.js';
import { RECIPIENTS, recipientsIn } from './recipients.js';

/** Undefined where the call names none. Refusal: axis/argument-value. */
const recipientsOf = ({ args }: SignedCall): readonly string[] | undefined => {
  const list = recipientsIn(args.to);
  if (list === 'malformed') {
    throw new Refused({
      code: 'axis/argument-value',
      path: RECIPIENTS,
      params: { argument: 'to', allowed: '["…","…"]' },
    });
  }
  return list.length === 0 ? undefined : list;
};

const identityOf = (call: SignedCall): SendIdentity => ({
  systemId: call.caller.system,
  timestamp: call.timestamp,
  hashFile: argument(call, 'hash-file'),
  messageType: argument(call, 'messagetype').toLowerCase(),
  from: argument(call, 'from'),
  to: call.args.to ?? '',
});

/** A document is known by its transfer; a recall, an update and a status by the event that says it. */
const docIdOf = (answer: Answer, send: SendIdentity): DocId => {
  const made = (): string => deriveEventId('axissend', JSON.stringify(send));
  const id =
    answer.kind === 'document'
      ? answer.receipt.transfer
      : answer.kind === 'status'
        ? (answer.eventId ?? made())
        : answer.receipt.eventId;
  return orRefuse(parseDocId(id));
};

/**
 * sendEdoc: a document of any business type, or a status. A repeat – the kit sends again where the connection closed
 * unanswered – is answered as the first was, before a byte of it is read.
 */
export const sendEdoc: RunCall = async (ports, call) => {
  const kind = mailKindOf(call);
  const to = recipientsOf(call);
  const hashFile = argument(call, 'hash-file');
  if (!isFileHash(hashFile)) throw new Refused({ code: 'axis/file-hash', path: 'XroadVnpt-hash-file' });
  const send = identityOf(call);
  const toMayBeLeft = to !== undefined && ports.earlier.areLeft(send, send.to, send.hashFile);
  const known = await ports.sends.answerTo(send);
  if (known !== undefined) return textAnswer(docIdReply(known));
  const docId = await ports.sends.take(send, async () => {
    const file = framedFile(call.body, hashFile);
    const answer = await ports.exchange.send(call.caller, {
      from: argument(call, 'from'),
      kind,
      to,
      toMayBeLeft,
      bytes: file.bytes,
      whole: () => {
        if (!file.matches()) throw new Refused({ code: 'axis/file-hash', path: 'XroadVnpt-hash-file' });
      },
    });
    return docIdOf(answer, send);
  });
  return textAnswer(docIdReply(docId));
};
