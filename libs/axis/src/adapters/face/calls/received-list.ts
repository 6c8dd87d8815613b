import { countReply, listReply } from '@lienthong/axis-protocol';
import type { ReceivedRow } from '@lienthong/axis-protocol';
import type { WaitingRange } from '@lienthong/exchange/axis';
import { textAnswer } from '../call.js';
import type { RunCall, SignedCall } from '../call.js';
import { codesOf, spanOf, wireTime } from './codes.js';
import { mailKindOf } from './mail-kind.js';

/** Rows of one reply where the caller names no size: the list of what is unacknowledged has no paging of its own. */
export const MOST_ROWS = 50_000;

const whole = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined;

/**
 * Pages count from 1; 0 is the first page as well, so that a client which counts from 0 meets it twice and misses
 * nothing. What cannot be read narrows nothing.
 */
export const rangeOf = ({ args }: Pick<SignedCall, 'args'>): WaitingRange => {
  const size = whole(args.pageSize);
  const limit = size === undefined || size === 0 ? MOST_ROWS : Math.min(size, MOST_ROWS);
  const page = Math.max(1, whole(args.pageIndex) ?? 1);
  const since = args.fromDate === undefined ? undefined : spanOf(args.fromDate)?.from;
  const before = args.toDate === undefined ? undefined : spanOf(args.toDate)?.before;
  return {
    limit,
    offset: size === undefined ? 0 : (page - 1) * limit,
    ...(since === undefined ? {} : { since }),
    ...(before === undefined ? {} : { before }),
  };
};

/** getReceivedEdocList: what the caller has neither acknowledged nor failed to take, oldest first. */
export const receivedList: RunCall = async (ports, call) => {
  const kind = mailKindOf(call);
  const found = await ports.exchange.waiting(call.caller, kind, rangeOf(call));
  const code = codesOf(ports);
  const rows = function* (): Generator<ReceivedRow> {
    for (const { agency, sequence, from, placedAt } of found) {
      const time = wireTime(placedAt);
      yield {
        docId: ports.docIds.docIdOf({ agency, sequence }),
        serviceType: 'eDoc',
        messageType: kind,
        created_time: time,
        updated_time: time,
        from: code(from),
        to: code(agency),
        status: 'initial',
        status_desc: 'Chưa nhận',
      };
    }
  };
  return { kind: 'pieces', pieces: listReply(rows()) };
};

/** countReceiveEdoc counts documents, countReceiveStatus statuses, whatever messagetype says. */
export const countReceived =
  (kind: 'edoc' | 'status'): RunCall =>
  async (ports, call) => {
    mailKindOf(call);
    return textAnswer(countReply(await ports.exchange.count(call.caller, kind)));
  };
