import { isDocId } from '../wire/doc-id.js';
import { malformed } from './read-reply.js';
import type { JsonMap } from './read-reply.js';
import type { AgencyRow, ListCall, Qd20Row, ReceivedRow, RowsOf, SentRow, UnitRow } from './rows.js';

/** Text that may be absent, null or a number; anything else is no row. */
const text = (row: JsonMap, key: string): string => {
  const value = row[key];
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw malformed(`a row whose ${key} is no text`);
};

const named = (row: JsonMap, key: string): string => {
  const value = text(row, key).trim();
  if (value === '') throw malformed(`a row without ${key}`);
  return value;
};

const flag = (row: JsonMap, key: string): boolean => {
  const value = row[key];
  if (typeof value === 'boolean') return value;
  if (value === undefined || value === null) return false;
  if (value === 'true' || value === 1 || value === '1') return true;
  if (value === 'false' || value === 0 || value === '0') return false;
  throw malformed(`a row whose ${key} is neither true nor false`);
};

const version = (row: JsonMap): number => {
  const value = Number(text(row, 'version') || '0');
  if (!Number.isSafeInteger(value)) throw malformed('a row whose version is no whole number');
  return value;
};

const received = (row: JsonMap): ReceivedRow => {
  const docId = named(row, 'docId');
  if (!isDocId(docId)) throw malformed('a docId that is none');
  return {
    docId,
    serviceType: text(row, 'serviceType'),
    messageType: text(row, 'messageType'),
    created_time: text(row, 'created_time'),
    updated_time: text(row, 'updated_time'),
    from: text(row, 'from'),
    to: text(row, 'to'),
    status: text(row, 'status'),
    status_desc: text(row, 'status_desc'),
  };
};

const sent = (row: JsonMap): SentRow => ({
  serviceType: text(row, 'serviceType'),
  receiverDocId: text(row, 'receiverDocId'),
  toCode: named(row, 'toCode'),
  receiveStatus: text(row, 'receiveStatus'),
  receiveStatusDesc: text(row, 'receiveStatusDesc'),
  title: text(row, 'title'),
  messageType: text(row, 'messageType'),
  notation: text(row, 'notation'),
  receivedTime: text(row, 'receivedTime'),
  sentTime: text(row, 'sentTime'),
  sendStatus: text(row, 'sendStatus'),
  sendStatusDesc: text(row, 'sendStatusDesc'),
  senderDocId: text(row, 'senderDocId'),
  fromCode: text(row, 'fromCode'),
});

const agency = (row: JsonMap): AgencyRow => ({
  id: text(row, 'id'),
  pid: text(row, 'pid'),
  code: named(row, 'code'),
  name: text(row, 'name'),
  mail: text(row, 'mail'),
  oldCode: text(row, 'oldCode'),
});

const qd20 = (row: JsonMap): Qd20Row => ({
  id: text(row, 'id'),
  code: named(row, 'code'),
  name: text(row, 'name'),
  mail: text(row, 'mail'),
  code102: text(row, 'code102'),
});

const unit = (row: JsonMap): UnitRow => ({
  id: text(row, 'id'),
  pid: text(row, 'pid'),
  code: named(row, 'code'),
  name: text(row, 'name'),
  mail: text(row, 'mail'),
  version: version(row),
  centerCode: text(row, 'centerCode'),
  deleted: flag(row, 'deleted'),
  modifyDate: text(row, 'modifyDate'),
  isAgency: flag(row, 'isAgency'),
});

/** One row of a list; fault axis/reply-malformed for what is none. */
export const readRow: { readonly [Call in ListCall]: (row: JsonMap) => RowsOf[Call] } = {
  getReceivedEdocList: received,
  getSentEdocList: sent,
  getAgenciesList: agency,
  getAgenciesListQD20: qd20,
  getSynchronizeUnit: unit,
};
