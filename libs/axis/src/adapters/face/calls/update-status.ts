import { okReply, TRANSPORT_STATUSES } from '@lienthong/axis-protocol';
import type { TransportStatus } from '@lienthong/axis-protocol';
import { Refused } from '@lienthong/http-edge';
import { argument, textAnswer } from '../call.js';
import type { RunCall, SignedCall } from '../call.js';
import { entryOf } from './entry-of.js';

const LONGEST_DESCRIPTION = 2_000;

const statusOf = (call: SignedCall): TransportStatus => {
  const said = argument(call, 'status').toLowerCase();
  const status = TRANSPORT_STATUSES.find((one) => one === said);
  if (status !== undefined) return status;
  throw new Refused({
    code: 'axis/argument-value',
    path: 'XroadVnpt-status',
    params: { argument: 'status', allowed: TRANSPORT_STATUSES.join(', ') },
  });
};

/**
 * updateStatus: the transport's word, not the document's status. `done` is the acknowledgement; `processing` changes
 * nothing; `fail` takes the entry out of the list until an operator decides. Each may come again, and out of order: the
 * kit's client object is not safe for threads.
 */
export const updateStatus: RunCall = async (ports, call) => {
  const status = statusOf(call);
  const entry = await entryOf(ports, call);
  if (status === 'done') await ports.exchange.acknowledge(call.caller, entry);
  if (status === 'fail') {
    await ports.exchange.fail(call.caller, entry, (call.args.description ?? '').slice(0, LONGEST_DESCRIPTION));
  }
  return textAnswer(okReply());
};
