import type { DocumentDraft, EdxmlDate, EdxmlLocalTime } from '@lienthong/edxml';
import { formatWireDateTime } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import type { TransferEvent } from '../../domain/transfer/transfer.events.js';
import type { JsonDocument } from '../intake/json-document.js';
import { present } from '../present.js';
import { partyOf } from './party.js';
import type { AgencyNames } from './party.js';

/** What of a submission its edXML says. */
export type Submitted = Pick<
  Extract<TransferEvent, { type: 'DocumentSubmitted' }>['data'],
  'senderCode' | 'recipients' | 'head' | 'businessType' | 'replaces'
>;

const dateOf = (date: string | undefined): EdxmlDate | undefined =>
  date === undefined ? undefined : { kind: 'date', value: date as EdxmlLocalTime };

/** The edXML that says what a JSON document said. */
export const draftOf = (
  submitted: Submitted,
  document: JsonDocument,
  names: AgencyNames,
  at: Instant,
): DocumentDraft | undefined => {
  const from = partyOf(submitted.senderCode, names, at);
  if (!from) return undefined;
  const { head, businessType, replaces } = submitted;
  const stamp = formatWireDateTime(at).replaceAll('/', '-').replace(' ', 'T') as EdxmlLocalTime;
  const { priority, steeringType, typeName, place, content, signer, staff, toPlaces, responseTo } = document;
  return {
    kind: 'document',
    envelope: {},
    from,
    to: submitted.recipients.flatMap((code) => partyOf(code, names, at) ?? []),
    documentId: head.documentId,
    code: present({ number: head.number, notation: head.notation }),
    promulgation: present({ place: place?.trim(), date: dateOf(head.promulgatedOn) }),
    ...present<Partial<DocumentDraft>>({
      documentType: typeName === undefined ? undefined : { name: typeName.trim() },
      subject: document.subject.trim(),
      content: content?.trim(),
      signer,
      dueDate: dateOf(head.dueOn),
      otherInfo: priority === undefined ? undefined : { priority: String(priority), appendixes: [] },
      steeringType: String(steeringType ?? 1),
    }),
    toPlaces: toPlaces ?? [],
    responseFor: (responseTo ?? []).map(({ organId, code, promulgatedOn, documentId }) =>
      present({ organId, code, promulgationDate: dateOf(promulgatedOn), documentId }),
    ),
    trace: [{ organId: submitted.senderCode, timestamp: { kind: 'date-time', value: stamp } }],
    business: {
      type: businessType,
      paper: '0',
      replacements: replaces.map(({ documentId, agencies }) => ({ documentId, organIds: agencies })),
      ...(staff ? { staff } : {}),
    },
  };
};
