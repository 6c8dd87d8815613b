import { writeEdxml } from '@lienthong/edxml';
import type { DocumentDraft, EdxmlDate, EdxmlLocalTime, EdxmlOrgan, StatusDraft } from '@lienthong/edxml';
import type { StatusCode } from '@lienthong/identifiers';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';

/** A document of the ministry, or what takes one back. */
export interface MinistryMessage {
  readonly from: string;
  readonly to: readonly string[];
  readonly number: string;
  readonly subject: string;
  /** Takes the document of that number back. */
  readonly recall?: string;
}

const NOTATION = 'VPCP-KSTT';
const DAY = '2026-11-20';

const NAMES: Readonly<Record<string, string>> = {
  G22: 'Văn phòng Chính phủ',
  H49: 'Ủy ban nhân dân tỉnh Quảng Ninh',
  'H49.204': 'Ủy ban nhân dân xã Tiên Yên',
};

const organ = (code: string): EdxmlOrgan => ({
  organId: code as EdxmlOrgan['organId'],
  organName: NAMES[code] ?? code,
});
const date = (kind: EdxmlDate['kind'] & ('date' | 'date-time'), value: string): EdxmlDate => ({
  kind,
  value: value as EdxmlLocalTime,
});

export const documentIdOf = (from: string, number: string): string =>
  `${from},${DAY.replaceAll('-', '/')},${number}/${NOTATION}`;

export const documentFile = ({ from, to, number, subject, recall }: MinistryMessage): Promise<Buffer> => {
  const documentId = documentIdOf(from, number);
  const draft: DocumentDraft = {
    kind: 'document',
    envelope: {},
    from: organ(from),
    to: to.map(organ),
    documentId,
    code: { number, notation: NOTATION },
    promulgation: { place: 'Hà Nội', date: date('date', DAY) },
    documentType: { name: 'Công văn' },
    subject,
    toPlaces: [],
    responseFor: [],
    steeringType: '1',
    trace: [{ organId: from, timestamp: date('date-time', `${DAY}T08:00:00`) }],
    business:
      recall === undefined
        ? { type: 0, paper: '0', replacements: [] }
        : { type: 1, reason: recall, documentId, paper: '0', replacements: [] },
  };
  return buffer(Readable.from(writeEdxml(draft, { dialect: 'java' })));
};

export interface MinistryStatus {
  readonly from: string;
  readonly addressee: string;
  readonly documentId: string;
  readonly code: string;
}

export const statusFile = ({ from, addressee, documentId, code }: MinistryStatus): Promise<Buffer> => {
  const draft: StatusDraft = {
    kind: 'status',
    envelope: {},
    from: organ(from),
    responseFor: { organId: addressee, documentId },
    statusCode: code as StatusCode,
    timestamp: date('date-time', `${DAY}T09:30:00`),
  };
  return buffer(Readable.from(writeEdxml(draft, { dialect: 'java' })));
};
