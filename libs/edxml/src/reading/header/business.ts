import type { BusinessTypeNumber } from '@lienthong/identifiers';
import type { DocumentChange, EdxmlBusiness, ReceiverChange, Replacement } from '../../model/business.js';
import { BUSINESS_FIELDS } from '../../model/fields.js';
import type { XmlElement } from '../../xml/element.js';
import { childrenOf } from '../../xml/element.js';
import type { Notes } from '../notes.js';
import { stop } from '../stop.js';
import { optionalOrganId } from './organ-id.js';
import { readStaff } from './staff.js';
import { childOf, childText, readFields, soleChildOf, textOf, warnUnknown } from './text.js';

const PARTS = [
  ...BUSINESS_FIELDS.map((field) => field.element),
  ...['BussinessDocType', 'BussinessDocumentInfo', 'ReplacementInfoList', 'StaffInfo'],
];

const TYPES: ReadonlyMap<string, BusinessTypeNumber> = new Map([
  ['0', 0],
  ['1', 1],
  ['2', 2],
  ['3', 3],
]);

const readType = (business: XmlElement, notes: Notes): BusinessTypeNumber => {
  const path = `${business.path}/BussinessDocType`;
  const element = soleChildOf(business, 'BussinessDocType');
  const text = element === undefined ? undefined : textOf(element, notes);
  if (text === undefined) {
    notes.warn('edxml/required-missing', path);
    return 0;
  }
  const type = TYPES.get(text);
  if (type === undefined) throw stop('edxml/business-type', path);
  return type;
};

const readFlag = (parent: XmlElement, name: string, notes: Notes): boolean | undefined => {
  const text = childText(parent, name, notes);
  if (text === '1') return true;
  if (text === '0') return false;
  if (text !== undefined) notes.warn('edxml/value', `${parent.path}/${name}`);
  return undefined;
};

/** Whom an update adds or removes must be plain: left out, somebody would get what was meant for nobody, or nothing. */
const readReceiver = (receiver: XmlElement, isUpdate: boolean, notes: Notes): readonly ReceiverChange[] => {
  const organId = optionalOrganId(receiver, notes);
  const path = `${receiver.path}/ReceiverType`;
  const added = readFlag(receiver, 'ReceiverType', notes);
  if (isUpdate && organId === undefined) throw stop('edxml/recipient-invalid', `${receiver.path}/OrganId`);
  if (isUpdate && added === undefined) throw stop('edxml/receiver-type', path);
  if (added === undefined) notes.warn('edxml/required-missing', path);
  return organId === undefined || added === undefined ? [] : [{ organId, change: added ? 'added' : 'removed' }];
};

const readChange = (info: XmlElement, isUpdate: boolean, notes: Notes): DocumentChange => {
  const contentChanged = readFlag(info, 'DocumentInfo', notes);
  const receiversChanged = readFlag(info, 'DocumentReceiver', notes);
  const list = childOf(info, 'ReceiverList', notes);
  return {
    ...(contentChanged === undefined ? {} : { contentChanged }),
    ...(receiversChanged === undefined ? {} : { receiversChanged }),
    receivers:
      list === undefined ? [] : childrenOf(list, 'Receiver').flatMap((each) => readReceiver(each, isUpdate, notes)),
  };
};

const readReplacement = (info: XmlElement, notes: Notes): readonly Replacement[] => {
  const documentId = childText(info, 'DocumentId', notes);
  if (documentId === undefined) {
    notes.warn('edxml/required-missing', `${info.path}/DocumentId`);
    return [];
  }
  const list = childOf(info, 'OrganIdList', notes);
  const organs = list === undefined ? [] : childrenOf(list, 'OrganId');
  return [{ documentId, organIds: organs.flatMap((organ) => textOf(organ, notes) ?? []) }];
};

/** What the message does with its document; a message that does not say is a new document. */
export const readBusiness = (traceList: XmlElement | undefined, notes: Notes): EdxmlBusiness => {
  const business = traceList === undefined ? undefined : soleChildOf(traceList, 'Bussiness');
  if (business === undefined) return { type: 0, replacements: [] };
  warnUnknown(business, PARTS, notes);
  const info = childOf(business, 'BussinessDocumentInfo', notes);
  const list = childOf(business, 'ReplacementInfoList', notes);
  const staff = readStaff(business, notes);
  const type = readType(business, notes);
  return {
    type,
    ...readFields(business, BUSINESS_FIELDS, notes),
    ...(info === undefined ? {} : { documentInfo: readChange(info, type === 2, notes) }),
    replacements:
      list === undefined ? [] : childrenOf(list, 'ReplacementInfo').flatMap((each) => readReplacement(each, notes)),
    ...(staff === undefined ? {} : { staff }),
  };
};
