import { countReply, listReplyOf } from '@lienthong/axis-protocol';
import type { ReceivedRow } from '@lienthong/axis-protocol';
import type { WaitingEntry, WaitingRange } from '@lienthong/exchange/axis';
import { textAnswer } from '../call.js';
import type { FacePorts, RunCall, SignedCall } from '../call.js';
import { codesOf, spanOf, wireTime } from './codes.js';
import { mailKindOf } from './mail-kind.js';

/** Rows of one reply at most: the oldest, so that acknowledging them brings the next. `countReceiveEdoc` counts all. */
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

/** The part of a row that many have in common, as JSON without its braces. */
const commonPart = (from: string, to: string, kind: string): string => {
  const row: Omit<ReceivedRow, 'docId' | 'created_time' | 'updated_time'> = {
    serviceType: 'eDoc',
    messageType: kind,
    from,
    to,
    status: 'initial',
    status_desc: 'Chua nhan',
  };
  return JSON.stringify(row).slice(1, -1);
};

/** Rows as JSON: docIds and times hold nothing that JSON would have to escape. */
function* rowTexts(ports: FacePorts, kind: string, found: readonly WaitingEntry[]): Generator<string> {
  const code = codesOf(ports);
  const docIds = ports.docIds.docIdsOf(found);
  const parts = new Map<string, string>();
  let second = '';
  let time = '';
  for (const [index, { agency, from, placedAt }] of found.entries()) {
    const key = `${agency} ${from}`;
    const part = parts.get(key) ?? commonPart(code(from), code(agency), kind);
    parts.set(key, part);
    // In the order of their placing, many are of one second.
    if (!placedAt.startsWith(second) || second === '') {
      second = placedAt.slice(0, 19);
      time = wireTime(placedAt);
    }
    yield `{"docId":"${docIds[index] ?? ''}",${part},"created_time":"${time}","updated_time":"${time}"}`;
  }
}

/** getReceivedEdocList: what the caller has neither acknowledged nor failed to take, oldest first. */
export const receivedList: RunCall = async (ports, call) => {
  const kind = mailKindOf(call);
  const found = await ports.exchange.waiting(call.caller, kind, rangeOf(call));
  return { kind: 'pieces', pieces: listReplyOf(rowTexts(ports, kind, found)) };
};

/** countReceiveEdoc counts documents, countReceiveStatus statuses, whatever messagetype says. */
export const countReceived =
  (kind: 'edoc' | 'status'): RunCall =>
  async (ports, call) => {
    mailKindOf(call);
    return textAnswer(countReply(await ports.exchange.count(call.caller, kind)));
  };
