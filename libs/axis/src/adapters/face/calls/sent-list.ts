import { listReply } from '@lienthong/axis-protocol';
import type { SentRow } from '@lienthong/axis-protocol';
import type { DescribedStatus, SentDocument, SentState } from '@lienthong/exchange/axis';
import { isStatusCode, STATUS_NAMES } from '@lienthong/identifiers';
import { isUuid } from '@lienthong/event-store';
import { Refused } from '@lienthong/http-edge';
import type { FacePorts, RunCall } from '../call.js';
import { codesOf, wireTime } from './codes.js';
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

/** getSentEdocList: each recipient of what the caller's agencies sent, with its true state. */
export const sentList: RunCall = async (ports, call) => {
  const { exchange } = ports;
  const { docId } = call.args;
  if (mailKindOf(call) === 'status') {
    const which = docId === undefined || docId === '' ? { limit: MOST_SAID } : { eventId: docId };
    const said = await exchange.said(call.caller, which);
    if (said.length === 0 && 'eventId' in which) throw new Refused({ code: 'axis/document-unknown' });
    return { kind: 'pieces', pieces: listReply(said.map(saidRow(codesOf(ports)))) };
  }
  if (docId !== undefined && docId !== '' && !isUuid(docId)) throw new Refused({ code: 'axis/document-unknown' });
  const which = docId === undefined || docId === '' ? { limit: MOST_SENT } : { transfer: docId };
  return { kind: 'pieces', pieces: listReply((await exchange.sent(call.caller, which)).map(rowOf(ports))) };
};
