import { STATUS_FIELDS } from '../../model/fields.js';
import { isStatusCode } from '@lienthong/identifiers';
import type { StatusCode } from '@lienthong/identifiers';
import type { EdxmlStatus } from '../../model/status.js';
import type { XmlElement } from '../../xml/element.js';
import type { Notes } from '../notes.js';
import { stop } from '../stop.js';
import { childDate } from './dates.js';
import type { HeaderContext } from './document.js';
import { readFrom } from './parties.js';
import { readReference } from './references.js';
import { readStaff } from './staff.js';
import { readFields, soleChildOf, warnUnknown } from './text.js';

const PARTS = ['From', 'ResponseFor', 'StaffInfo', 'StatusCode', 'Description', 'Timestamp'];

/** Two digits; databases keep it as an integer, so one digit is met too. */
const readStatusCode = (text: string | undefined, path: string, notes: Notes): StatusCode => {
  const code = text !== undefined && /^\d$/.test(text) ? `0${text}` : text;
  if (code === undefined || !isStatusCode(code)) throw stop('edxml/status-code', path);
  if (code !== text) notes.warn('edxml/status-code-form', path);
  return code;
};

/** A status message. Throws Stop without a reporter, a status code that was ever seen, or the document it is about. */
export const readStatus = (header: XmlElement, { dialect, envelope, notes }: HeaderContext): EdxmlStatus => {
  warnUnknown(header, PARTS, notes);
  const from = readFrom(header, notes);
  soleChildOf(header, 'StatusCode');
  const { statusCode, ...fields } = readFields(header, STATUS_FIELDS, notes);
  const code = readStatusCode(statusCode, `${header.path}/StatusCode`, notes);
  const element = soleChildOf(header, 'ResponseFor');
  const responseFor = element === undefined ? {} : readReference(element, notes);
  if (responseFor.documentId === undefined) {
    throw stop('edxml/document-id-missing', `${element?.path ?? `${header.path}/ResponseFor[1]`}/DocumentId`);
  }
  const staff = readStaff(header, notes);
  const timestamp = childDate(header, 'Timestamp', notes);
  if (timestamp === undefined) notes.warn('edxml/required-missing', `${header.path}/Timestamp`);
  return {
    kind: 'status',
    dialect,
    envelope,
    from,
    responseFor: { ...responseFor, documentId: responseFor.documentId },
    ...(staff === undefined ? {} : { staff }),
    statusCode: code,
    ...fields,
    ...(timestamp === undefined ? {} : { timestamp }),
  };
};
