import { isDocId } from '../wire/doc-id.js';
import type { JsonMap } from './read-reply.js';
import type { AgencyRow, ListCall, Qd20Row, ReceivedRow, RowsOf, SentRow, UnitRow, UnreadMember } from './rows.js';

/** Reads one member; undefined where it is nothing that can be read. */
type Read<T> = (value: unknown) => T | undefined;
type Form<Row> = { readonly [Field in keyof Row]: Read<Row[Field]> };

/** Text that may be absent, null or a number. */
const text: Read<string> = (value) => {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
};

const named: Read<string> = (value) => {
  const read = text(value)?.trim();
  return read === '' ? undefined : read;
};

const docId: Read<string> = (value) => {
  const read = named(value);
  return read !== undefined && isDocId(read) ? read : undefined;
};

const flag: Read<boolean> = (value) => {
  if (typeof value === 'boolean') return value;
  if (value === undefined || value === null) return false;
  if (value === 'true' || value === 1 || value === '1') return true;
  return value === 'false' || value === 0 || value === '0' ? false : undefined;
};

const whole: Read<number> = (value) => {
  const read = text(value);
  const number = read === undefined ? Number.NaN : Number(read === '' ? '0' : read);
  return Number.isSafeInteger(number) ? number : undefined;
};

const received: Form<ReceivedRow> = {
  docId,
  serviceType: text,
  messageType: text,
  created_time: text,
  updated_time: text,
  from: text,
  to: text,
  status: text,
  status_desc: text,
};

const sent: Form<SentRow> = {
  serviceType: text,
  receiverDocId: text,
  toCode: named,
  receiveStatus: text,
  receiveStatusDesc: text,
  title: text,
  messageType: text,
  notation: text,
  receivedTime: text,
  sentTime: text,
  sendStatus: text,
  sendStatusDesc: text,
  senderDocId: text,
  fromCode: text,
};

const agency: Form<AgencyRow> = { id: text, pid: text, code: named, name: text, mail: text, oldCode: text };

const qd20: Form<Qd20Row> = { id: text, code: named, name: text, mail: text, code102: text };

const unit: Form<UnitRow> = {
  id: text,
  pid: text,
  code: named,
  name: text,
  mail: text,
  version: whole,
  centerCode: text,
  deleted: flag,
  modifyDate: text,
  isAgency: flag,
};

const reader = <Row extends object>(form: Form<Row>): ((row: JsonMap) => Row | UnreadMember) => {
  const fields = Object.entries(form) as [keyof Row & string, Read<unknown>][];
  return (row) => {
    const out: Record<string, unknown> = {};
    for (const [field, read] of fields) {
      const value = read(row[field]);
      if (value === undefined) return { unread: field };
      out[field] = value;
    }
    return out as Row;
  };
};

/** One row of a list, or the first of its members that cannot be read. */
export const readRow: { readonly [Call in ListCall]: (row: JsonMap) => RowsOf[Call] | UnreadMember } = {
  getReceivedEdocList: reader(received),
  getSentEdocList: reader(sent),
  getAgenciesList: reader(agency),
  getAgenciesListQD20: reader(qd20),
  getSynchronizeUnit: reader(unit),
};
