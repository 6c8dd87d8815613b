import type { EdxmlDialect, EdxmlDocument, EnvelopeExtras, OtherInfo } from '../../model/document.js';
import {
  CODE_FIELDS,
  DOCUMENT_TYPE_FIELDS,
  HEADER_FIELDS,
  OTHER_INFO_FIELDS,
  PLACE_MAX,
  PROMULGATION_FIELDS,
  SIGNER_FIELDS,
} from '../../model/fields.js';
import type { XmlElement } from '../../xml/element.js';
import { childrenOf } from '../../xml/element.js';
import type { EdxmlLimits } from '../limits.js';
import type { Notes } from '../notes.js';
import { stop } from '../stop.js';
import { readBusiness } from './business.js';
import { childDate } from './dates.js';
import { readManifest } from './manifest.js';
import { readFrom, readTo } from './parties.js';
import { readResponseFor } from './references.js';
import { readSignature } from './signature.js';
import { childOf, orNothing, readFields, soleChildOf, textOf, warnUnknown } from './text.js';
import { readTrace } from './trace.js';

const PARTS = [
  ...['From', 'To', 'DocumentId', 'Code', 'PromulgationInfo', 'DocumentType', 'Subject', 'Content', 'SignerInfo'],
  ...['DueDate', 'ToPlaces', 'OtherInfo', 'ResponseFor', 'SteeringType', 'StatusCode'],
];

const texts = (parent: XmlElement | undefined, name: string, notes: Notes, max?: number): readonly string[] =>
  parent === undefined ? [] : childrenOf(parent, name).flatMap((child) => textOf(child, notes, max) ?? []);

const readOtherInfo = (header: XmlElement, notes: Notes): OtherInfo | undefined => {
  const other = childOf(header, 'OtherInfo', notes);
  if (other === undefined) return undefined;
  const fields = readFields(other, OTHER_INFO_FIELDS, notes);
  if (fields.priority !== undefined && !/^[0-4]$/.test(fields.priority)) {
    notes.warn('edxml/value', `${other.path}/Priority`);
  }
  const appendixes = texts(childOf(other, 'Appendixes', notes), 'Appendix', notes);
  return appendixes.length === 0 && orNothing(fields) === undefined ? undefined : { ...fields, appendixes };
};

const readPromulgation = (header: XmlElement, notes: Notes): EdxmlDocument['promulgation'] => {
  const info = childOf(header, 'PromulgationInfo', notes);
  if (info === undefined) return {};
  const date = childDate(info, 'PromulgationDate', notes);
  return { ...readFields(info, PROMULGATION_FIELDS, notes), ...(date === undefined ? {} : { date }) };
};

const section = <T extends object>(
  header: XmlElement,
  name: string,
  notes: Notes,
  read: (element: XmlElement) => T,
): T | undefined => {
  const element = childOf(header, name, notes);
  return element === undefined ? undefined : orNothing(read(element));
};

const warnMissing = (
  document: Pick<EdxmlDocument, 'code' | 'subject' | 'promulgation'>,
  path: string,
  notes: Notes,
) => {
  if (document.code.number === undefined) notes.warn('edxml/required-missing', `${path}/Code/CodeNumber`);
  if (document.code.notation === undefined) notes.warn('edxml/required-missing', `${path}/Code/CodeNotation`);
  if (document.subject === undefined) notes.warn('edxml/required-missing', `${path}/Subject`);
  if (document.promulgation.date === undefined) {
    notes.warn('edxml/required-missing', `${path}/PromulgationInfo/PromulgationDate`);
  }
};

export interface HeaderContext {
  readonly dialect: EdxmlDialect;
  readonly envelope: EnvelopeExtras;
  readonly limits: EdxmlLimits;
  readonly notes: Notes;
}

/** A document without its attachments, from its envelope. Throws Stop where routing or identity would be impossible. */
export const readDocument = (
  envelope: XmlElement,
  edxmlHeader: XmlElement,
  header: XmlElement,
  { dialect, envelope: extras, limits, notes }: HeaderContext,
): Omit<EdxmlDocument, 'attachments'> => {
  warnUnknown(header, PARTS, notes);
  const from = readFrom(header, notes);
  const to = readTo(header, notes, limits);
  soleChildOf(header, 'DocumentId');
  const { documentId, steeringType, ...fields } = readFields(header, HEADER_FIELDS, notes);
  if (documentId === undefined) throw stop('edxml/document-id-missing', `${header.path}/DocumentId`);
  if (steeringType !== undefined && !/^[0-3]$/.test(steeringType)) {
    notes.warn('edxml/value', `${header.path}/SteeringType`);
  }
  const traceList = soleChildOf(edxmlHeader, 'TraceHeaderList');
  const business = readBusiness(traceList, notes);
  if (to.length === 0 && (business.type === 0 || business.type === 3)) {
    throw stop('edxml/recipient-missing', `${header.path}/To[1]`);
  }
  const code = section(header, 'Code', notes, (element) => readFields(element, CODE_FIELDS, notes)) ?? {};
  const promulgation = readPromulgation(header, notes);
  warnMissing({ ...fields, code, promulgation }, header.path, notes);
  const documentType = section(header, 'DocumentType', notes, (each) => readFields(each, DOCUMENT_TYPE_FIELDS, notes));
  const signer = section(header, 'SignerInfo', notes, (element) => readFields(element, SIGNER_FIELDS, notes));
  const dueDate = childDate(header, 'DueDate', notes);
  const otherInfo = readOtherInfo(header, notes);
  const traceId = traceList?.attributes.get('id');
  return {
    kind: 'document',
    dialect,
    envelope: extras,
    from,
    to,
    documentId,
    code,
    promulgation,
    ...(documentType === undefined ? {} : { documentType }),
    ...fields,
    ...(signer === undefined ? {} : { signer }),
    ...(dueDate === undefined ? {} : { dueDate }),
    toPlaces: texts(childOf(header, 'ToPlaces', notes), 'Place', notes, PLACE_MAX),
    ...(otherInfo === undefined ? {} : { otherInfo }),
    responseFor: readResponseFor(header, notes),
    ...(steeringType === undefined ? {} : { steeringType }),
    ...(traceId === undefined || traceId === '' ? {} : { traceId }),
    trace: readTrace(traceList, notes),
    business,
    manifest: readManifest(envelope, notes),
    signature: readSignature(edxmlHeader),
  };
};
