import { createHash } from 'node:crypto';
import { assertNever } from '@lienthong/kernel';
import type { EdxmlDialect, OtherInfo } from '../model/document.js';
import {
  CODE_FIELDS,
  DOCUMENT_TYPE_FIELDS,
  OTHER_INFO_FIELDS,
  PLACE_MAX,
  PROMULGATION_FIELDS,
  SIGNER_FIELDS,
} from '../model/fields.js';
import { EDXML_NAMESPACE, TRACE_ACTOR, XLINK_NAMESPACE } from '../xml/names.js';
import { contentTypeOf } from './attachment-form.js';
import type { AttachmentDescription, DocumentDraft, EdxmlDraft, StatusDraft } from './draft.js';
import type { Branch, Node } from './node.js';
import { branch, dateLeaf, leaf, leaves, organIdLeaf } from './node.js';
import { bussiness, party, responseFor, staffInfo } from './parts.js';

const otherInfo = (info: OtherInfo | undefined): Branch => {
  const [priority, ...others] = leaves(OTHER_INFO_FIELDS, info);
  const appendixes = info?.appendixes ?? [];
  return branch('OtherInfo', [
    ...(priority === undefined ? [] : [leaf('Priority', priority.text, { pattern: /^[0-4]$/ })]),
    ...others,
    branch(
      'Appendixes',
      appendixes.map((text) => leaf('Appendix', text, { required: true })),
    ),
  ]);
};

const messageHeader = (draft: DocumentDraft, dialect: EdxmlDialect): Branch => {
  const documentId = leaf('DocumentId', draft.documentId, { required: true });
  const places = draft.toPlaces.map((text) => leaf('Place', text, { required: true, max: PLACE_MAX }));
  const toPlaces = branch('ToPlaces', places);
  const recipientsNeeded = draft.business.type === 0 || draft.business.type === 3;
  const recipients = draft.to.map((organ) => party('To', organ));
  const parties: readonly Node[] = [
    party('From', draft.from),
    ...(recipients.length === 0 && recipientsNeeded ? [leaf('To', undefined, { required: true })] : recipients),
  ];
  const about: readonly Node[] = [
    branch('Code', leaves(CODE_FIELDS, draft.code, ['number', 'notation'])),
    branch('PromulgationInfo', [
      ...leaves(PROMULGATION_FIELDS, draft.promulgation),
      dateLeaf('PromulgationDate', draft.promulgation.date, true),
    ]),
    branch('DocumentType', leaves(DOCUMENT_TYPE_FIELDS, draft.documentType)),
    leaf('Subject', draft.subject, { required: true, max: 500 }),
    leaf('Content', draft.content, { max: 500 }),
    branch('SignerInfo', leaves(SIGNER_FIELDS, draft.signer)),
    dateLeaf('DueDate', draft.dueDate),
  ];
  const rest: readonly Node[] = [
    otherInfo(draft.otherInfo),
    ...draft.responseFor.map((reference) => responseFor(reference)),
    leaf('SteeringType', draft.steeringType, { required: true, pattern: /^[0-3]$/ }),
  ];
  const children =
    dialect === 'java'
      ? [...parties, documentId, ...about, ...rest, toPlaces]
      : [...parties, ...about, toPlaces, ...rest, documentId];
  return branch('MessageHeader', children, { required: true });
};

const traceAttributes = (draft: DocumentDraft): Readonly<Record<string, string>> => ({
  id: draft.traceId ?? createHash('sha256').update(draft.documentId).digest('hex').slice(0, 8),
  version: '1.0',
  mustUnderstand: '1',
  actor: TRACE_ACTOR,
});

const traceHeaderList = (draft: DocumentDraft, dialect: EdxmlDialect): Branch =>
  branch(
    'TraceHeaderList',
    [
      ...draft.trace.map(({ organId, timestamp }) =>
        branch('TraceHeader', [organIdLeaf(organId), dateLeaf('Timestamp', timestamp, true)], { required: true }),
      ),
      ...(draft.trace.length === 0 ? [leaf('TraceHeader', undefined, { required: true })] : []),
      bussiness(draft.business, dialect),
    ],
    { required: true, attributes: dialect === 'net' ? traceAttributes(draft) : {} },
  );

const reference = (attachment: AttachmentDescription, dialect: EdxmlDialect): Branch => {
  const contentId = leaf('ContentId', `cid:${attachment.contentId}`, { required: true });
  const description = leaf('Description', attachment.description);
  const name = leaf('AttachmentName', attachment.name, { required: true, max: 500 });
  if (dialect === 'java') {
    // The Java kit always says so here, whatever the file.
    return branch('Reference', [contentId, leaf('ContentType', 'application/zip'), description, name]);
  }
  const link = { 'xmlns:xlink': XLINK_NAMESPACE, 'xlink:href': `cid:${attachment.contentId}` };
  const attributes = { ...link, 'xlink:role': 'XLinkRole', 'xlink:type': 'simple' };
  const type = leaf('ContentType', contentTypeOf(attachment.name, 'raw'));
  return branch('Reference', [description, name, type, contentId], { attributes });
};

const documentParts = (
  draft: DocumentDraft,
  attachments: readonly AttachmentDescription[],
  dialect: EdxmlDialect,
): readonly Branch[] => [
  branch('edXMLHeader', [
    messageHeader(draft, dialect),
    traceHeaderList(draft, dialect),
    ...(dialect === 'net' ? [branch('DigitalSignature', [], { required: true })] : []),
  ]),
  branch('edXMLBody', [
    branch(
      'edXMLManifest',
      attachments.map((attachment) => reference(attachment, dialect)),
      { required: true, attributes: { version: '1.0' } },
    ),
  ]),
];

const statusParts = (draft: StatusDraft): readonly Branch[] => [
  branch('edXMLHeader', [
    branch('MessageHeader', [
      party('From', draft.from),
      responseFor(draft.responseFor, true),
      staffInfo(draft.staff),
      leaf('StatusCode', draft.statusCode, { required: true }),
      leaf('Description', draft.description),
      dateLeaf('Timestamp', draft.timestamp, true),
    ]),
  ]),
];

/** The envelope of a message in the order of the dialect; absent optional elements are in it, and not written. */
export const envelopeOf = (
  draft: EdxmlDraft,
  attachments: readonly AttachmentDescription[],
  dialect: EdxmlDialect,
): Branch => {
  const attributes = { 'xmlns:edXML': EDXML_NAMESPACE };
  switch (draft.kind) {
    case 'document':
      return branch('edXMLEnvelope', documentParts(draft, attachments, dialect), { required: true, attributes });
    case 'status':
      return branch('edXMLEnvelope', statusParts(draft), { required: true, attributes });
    default:
      return assertNever(draft);
  }
};
