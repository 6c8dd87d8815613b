import type { EdxmlDialect, EdxmlDocument, EnvelopeExtras } from '../../model/document.js';
import { ENVELOPE_FIELDS } from '../../model/fields.js';
import type { EdxmlStatus } from '../../model/status.js';
import type { XmlElement } from '../../xml/element.js';
import { childrenOf } from '../../xml/element.js';
import { XMLDSIG_NAMESPACE } from '../../xml/names.js';
import type { EdxmlLimits } from '../limits.js';
import type { Notes } from '../notes.js';
import { stop } from '../stop.js';
import { readDocument } from './document.js';
import { readStatus } from './status.js';
import { readFields, soleChildOf, warnUnknown } from './text.js';

export type Envelope = Omit<EdxmlDocument, 'attachments'> | EdxmlStatus;

const dialectOf = (extras: EnvelopeExtras, envelope: XmlElement, header: XmlElement): EdxmlDialect => {
  const traced = childrenOf(header, 'TraceHeaderList').some((list) => list.attributes.size > 0);
  const linked = childrenOf(envelope, 'edXMLBody')
    .flatMap((body) => childrenOf(body, 'edXMLManifest'))
    .flatMap((manifest) => childrenOf(manifest, 'Reference'))
    .some((reference) => reference.attributes.has('href'));
  const signed = childrenOf(header, 'DigitalSignature').length > 0;
  return Object.keys(extras).length > 0 || traced || linked || signed ? 'net' : 'java';
};

const warnStrangers = (header: XmlElement, notes: Notes): void => {
  const known = ['MessageHeader', 'Status', 'TraceHeaderList', 'Signature', 'DigitalSignature'];
  const children = header.children.filter((child) => child.namespace !== XMLDSIG_NAMESPACE);
  warnUnknown({ ...header, children }, known, notes);
};

/** The message that an envelope carries. `root` holds what came before it. */
export const readEnvelope = (root: XmlElement, envelope: XmlElement, limits: EdxmlLimits, notes: Notes): Envelope => {
  const edxmlHeader = soleChildOf(envelope, 'edXMLHeader');
  if (edxmlHeader === undefined) throw stop('edxml/not-edxml', `${envelope.path}/edXMLHeader`);
  const extras = readFields(root, ENVELOPE_FIELDS, notes);
  const context = { dialect: dialectOf(extras, envelope, edxmlHeader), envelope: extras, limits, notes };
  warnUnknown(envelope, ['edXMLHeader', 'edXMLBody'], notes);
  warnStrangers(edxmlHeader, notes);

  const header = soleChildOf(edxmlHeader, 'MessageHeader');
  const status = soleChildOf(edxmlHeader, 'Status');
  if (header !== undefined && status !== undefined) throw stop('edxml/ambiguous', status.path);
  if (status !== undefined) {
    notes.warn('edxml/status-element', status.path);
    return readStatus(status, context);
  }
  if (header === undefined) throw stop('edxml/not-edxml', `${edxmlHeader.path}/MessageHeader`);
  // A document has its DocumentId here; a status has it in its ResponseFor only.
  const reports = childrenOf(header, 'StatusCode').length > 0 && childrenOf(header, 'DocumentId').length === 0;
  return reports ? readStatus(header, context) : readDocument(envelope, edxmlHeader, header, context);
};
