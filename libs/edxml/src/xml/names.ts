import {
  ATTACHMENT_FIELDS,
  BUSINESS_FIELDS,
  CODE_FIELDS,
  DOCUMENT_TYPE_FIELDS,
  ENVELOPE_FIELDS,
  HEADER_FIELDS,
  ORGAN_FIELDS,
  OTHER_INFO_FIELDS,
  PROMULGATION_FIELDS,
  RESPONSE_FIELDS,
  SIGNER_FIELDS,
  STAFF_FIELDS,
  STATUS_FIELDS,
} from '../model/fields.js';
import type { Field } from '../model/fields.js';

/** The one namespace of QCVN 102:2016/BTTTT. */
export const EDXML_NAMESPACE = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';
export const XMLDSIG_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';
export const XLINK_NAMESPACE = 'http://www.w3.org/1999/xlink';
export const XINCLUDE_NAMESPACE = 'http://www.w3.org/2001/XInclude';
export const TRACE_ACTOR = 'http://schemas.xmlsoap.org/soap/actor/next';

/** Elements that occur more than once beside each other; paths number them from 1. */
export const REPEATED: ReadonlySet<string> = new Set([
  ...['To', 'ResponseFor', 'TraceHeader', 'Reference', 'Attachment', 'Appendix', 'Receiver', 'ReplacementInfo'],
]);

const CONTAINERS = [
  ...['edXML', 'edXMLEnvelope', 'edXMLHeader', 'edXMLBody', 'edXMLManifest', 'MessageHeader', 'Status', 'From', 'To'],
  ...['Code', 'PromulgationInfo', 'PromulgationDate', 'DocumentType', 'SignerInfo', 'DueDate', 'ToPlaces', 'OtherInfo'],
  ...['Appendixes', 'Appendix', 'ResponseFor', 'TraceHeaderList', 'TraceHeader', 'Timestamp', 'Bussiness'],
  ...['BussinessDocType', 'BussinessDocumentInfo', 'DocumentInfo', 'DocumentReceiver', 'ReceiverList', 'Receiver'],
  ...['ReceiverType', 'ReplacementInfoList', 'ReplacementInfo', 'OrganIdList', 'StaffInfo', 'Signature'],
  ...['DigitalSignature', 'Reference', 'AttachmentEncoded', 'Attachment', 'ContentTransferEncoded'],
];

const GROUPS: readonly (readonly Field[])[] = [
  ...[ORGAN_FIELDS, CODE_FIELDS, PROMULGATION_FIELDS, DOCUMENT_TYPE_FIELDS, HEADER_FIELDS, SIGNER_FIELDS],
  ...[OTHER_INFO_FIELDS, RESPONSE_FIELDS, STAFF_FIELDS, BUSINESS_FIELDS, STATUS_FIELDS],
  ...[ATTACHMENT_FIELDS, ENVELOPE_FIELDS],
];

/** Every element name that a path may show. */
export const KNOWN: ReadonlySet<string> = new Set([
  ...CONTAINERS,
  ...GROUPS.flatMap((group) => group.map((field) => field.element)),
]);
