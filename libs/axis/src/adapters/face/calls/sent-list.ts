import { listReply } from '@lienthong/axis-protocol';
import type { MessageType, SentRow } from '@lienthong/axis-protocol';
import type { DescribedStatus, SentDocument, SentState } from '@lienthong/exchange/axis';
import { isStatusCode, STATUS_NAMES } from '@lienthong/identifiers';
import { isUuid } from '@lienthong/event-store';
import { Refused } from '@lienthong/http-edge';
import type { FacePorts, RunCall, SignedCall } from '../call.js';
import { codesOf, wireTime } from './codes.js';
import { receivedEntry } from './entry-of.js';
import { mailKindOf } from './mail-kind.js';

/** The newest that are listed where no docId is named; the protocol has no paging. */
export const MOST_SENT = 200;
const MOST_SAID = 200;

/** The transport's word, or the status code that the recipient reported, with its sentence. */
const receivedAs = (state: SentState): readonly [string, string] => {
  switch (state) {
    case 'awaiting-routing':
      return ['initial', 'Chờ quản trị viên chọn nơi nhận'];
    case 'under-way':
      return ['initial', 'Đang chuyển đến hộp nhận'];
    case 'consigned':
      return ['initial', 'Đã vào hộp nhận, hệ thống nhận chưa lấy'];
    case 'exposed':
      return ['processing', 'Hệ thống nhận đã lấy, chưa xác nhận'];
    case 'handed-over':
      return ['done', 'Hệ thống nhận đã xác nhận'];
    case 'failed':
      return ['fail', 'Hệ thống nhận báo lỗi; quản trị viên đang xử lý'];
    case 'cancelled':
      return ['cancelled', 'Đã thu hồi trước khi nơi nhận lấy'];
    case 'recalled':
      return ['15', 'Nơi nhận đồng ý trả lại văn bản'];
    case 'passed-on':
      return ['passed-on', 'Đã chuyển cho đơn vị kế thừa'];
    default:
      return [state.reported, isStatusCode(state.reported) ? STATUS_NAMES[state.reported] : ''];
  }
};

const sentAs = (state: SentState): readonly [string, string] =>
  state === 'awaiting-routing' || state === 'under-way' ? ['processing', 'Đang gửi'] : ['done', 'Đã gửi'];

const rowOf =
  ({ docIds }: FacePorts) =>
  (sent: SentDocument): SentRow => {
    const [receiveStatus, receiveStatusDesc] = receivedAs(sent.state);
    const [sendStatus, sendStatusDesc] = sentAs(sent.state);
    return {
      serviceType: 'eDoc',
      receiverDocId: sent.entry ? docIds.docIdOf(sent.entry) : '',
      toCode: sent.code,
      receiveStatus,
      receiveStatusDesc,
      title: sent.subject,
      messageType: 'edoc',
      notation: sent.number === '' ? sent.notation : `${sent.number}/${sent.notation}`,
      receivedTime: sent.entry ? wireTime(sent.changedAt) : '',
      sentTime: wireTime(sent.sentAt),
      sendStatus,
      sendStatusDesc,
      senderDocId: sent.transfer,
      fromCode: sent.senderCode,
    };
  };

/** A status that an agency of the caller's reported: it is in its addressee's inbox as soon as it is recorded. */
const saidRow =
  (code: (agency: string) => string) =>
  ({
    agency,
    transfer,
    code: status,
    at,
    eventId,
    addressee,
    subject,
    number,
    notation,
  }: DescribedStatus): SentRow => ({
    serviceType: 'eDoc',
    receiverDocId: transfer,
    toCode: addressee,
    receiveStatus: status,
    receiveStatusDesc: isStatusCode(status) ? STATUS_NAMES[status] : '',
    title: subject,
    messageType: 'status',
    notation: number === '' ? notation : `${number}/${notation}`,
    receivedTime: wireTime(at),
    sentTime: wireTime(at),
    sendStatus: 'done',
    sendStatusDesc: 'Đã gửi',
    senderDocId: eventId,
    fromCode: code(agency),
  });

type Listed = readonly SentRow[];

const noneOfOurs = (error: unknown): undefined => {
  if (error instanceof Refused && error.refusal.code === 'transfer/unknown') return undefined;
  throw error;
};

/** The rows of one document or status of the caller's agencies; undefined where they sent none of this id. */
const named: Readonly<
  Record<MessageType, (ports: FacePorts, call: SignedCall, docId: string) => Promise<Listed | undefined>>
> = {
  edoc: async (ports, { caller }, docId) => {
    if (!isUuid(docId)) return undefined;
    const sent = await ports.exchange.sent(caller, { transfer: docId }).catch(noneOfOurs);
    return sent?.map(rowOf(ports));
  },
  status: async (ports, { caller }, docId) => {
    const said = await ports.exchange.said(caller, { eventId: docId });
    return said.length === 0 ? undefined : said.map(saidRow(codesOf(ports)));
  },
};

const newest: Readonly<Record<MessageType, (ports: FacePorts, call: SignedCall) => Promise<Listed>>> = {
  edoc: async (ports, { caller }) => (await ports.exchange.sent(caller, { limit: MOST_SENT })).map(rowOf(ports)),
  status: async (ports, { caller }) =>
    (await ports.exchange.said(caller, { limit: MOST_SAID })).map(saidRow(codesOf(ports))),
};

/** A docId that another call of the same client object was about leaks along: it is the caller's, but no such mail. */
const isLeft = async (ports: FacePorts, call: SignedCall, kind: MessageType, docId: string): Promise<boolean> =>
  (await receivedEntry(ports, call, docId)) !== undefined ||
  (await named[kind === 'edoc' ? 'status' : 'edoc'](ports, call, docId)) !== undefined;

/** getSentEdocList: each recipient of what the caller's agencies sent, with its true state. Refusal: axis/document-unknown. */
export const sentList: RunCall = async (ports, call) => {
  const kind = mailKindOf(call);
  const docId = call.args.docId ?? '';
  const wanted = docId === '' ? undefined : await named[kind](ports, call, docId);
  if (docId !== '' && wanted === undefined && !(await isLeft(ports, call, kind, docId))) {
    throw new Refused({ code: 'axis/document-unknown', path: 'XroadVnpt-docId' });
  }
  return { kind: 'pieces', pieces: listReply(wanted ?? (await newest[kind](ports, call))) };
};
