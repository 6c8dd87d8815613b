import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { parseEdxmlDate } from '../model/date.js';
import type { EdxmlDate } from '../model/date.js';
import type { Field } from '../model/fields.js';
import {
  BUSINESS_FIELDS,
  CODE_FIELDS,
  DOCUMENT_TYPE_FIELDS,
  ENVELOPE_FIELDS,
  ORGAN_FIELDS,
  OTHER_INFO_FIELDS,
  PROMULGATION_FIELDS,
  SIGNER_FIELDS,
  STAFF_FIELDS,
} from '../model/fields.js';
import type { WireOrganId } from '../model/organ.js';
import { isWireOrganId } from '../model/organ.js';
import { STATUS_CODES } from '@lienthong/identifiers';
import type { AttachmentDescription, DocumentDraft, StatusDraft } from '../writing/draft.js';
import { kitZip, zipOf } from './zips.js';

const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...Array.from('aBcđĐăâêôơưếộ 0189./-,()')) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...Array.from('<>&"\'\r\n\t]'), ']]>', '&amp;', '<!--', '\u00A0', '\u202E', '😀'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
);

const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u200B\uFEFF\uFFFE\uFFFF]/;

/** Text that the standard can carry: trimmed, not empty, at most `max` characters. */
export const textArbitrary = (max = 60): Arbitrary<string> =>
  fc
    .array(character, { minLength: 1, maxLength: Math.min(max, 40) })
    .map((parts) => Array.from(parts.join('')).slice(0, max).join('').trim())
    .filter((text) => text !== '' && text.isWellFormed() && !UNWRITABLE.test(text));

export const organIdArbitrary: Arbitrary<WireOrganId> = fc
  .oneof(
    fc.constantFrom('H37.02.02', '000.00.00.G22', '28.22.H17', 'G22', '000.00.00.A80'),
    fc.stringMatching(/^[A-Za-z0-9.]{3,35}$/),
  )
  .filter(isWireOrganId);

export const dateArbitrary: Arbitrary<EdxmlDate> = fc
  .tuple(fc.date({ min: new Date('1945-09-02'), max: new Date('2199-12-31'), noInvalidDate: true }), fc.boolean())
  .map(([date, timed]) => parseEdxmlDate(date.toISOString().slice(0, timed ? 19 : 10)).date);

const texts = <Key extends string>(fields: readonly Field<Key>[]): Arbitrary<{ readonly [K in Key]?: string }> =>
  fc.record(Object.fromEntries(fields.map(({ key, max }) => [key, textArbitrary(max)])), {
    requiredKeys: [],
  }) as Arbitrary<{ readonly [K in Key]?: string }>;

const some = <T extends object>(arbitrary: Arbitrary<T>): Arbitrary<T> =>
  arbitrary.filter((value) => Object.keys(value).length > 0);

const organArbitrary = fc
  .record({ organId: organIdArbitrary, organName: textArbitrary(200), rest: texts(ORGAN_FIELDS) })
  .map(({ organId, organName, rest }) => ({ ...rest, organName, organId }));

const referenceArbitrary = fc.record(
  { organId: organIdArbitrary, code: textArbitrary(), promulgationDate: dateArbitrary, documentId: textArbitrary() },
  { requiredKeys: ['documentId'] },
);

const staffArbitrary = some(texts(STAFF_FIELDS));

const documentInfoArbitrary = fc.record(
  {
    contentChanged: fc.boolean(),
    receiversChanged: fc.boolean(),
    receivers: fc.array(
      fc.record({ organId: organIdArbitrary, change: fc.constantFrom('removed' as const, 'added' as const) }),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['receivers'] },
);

const replacementsArbitrary = fc.array(
  fc.record({ documentId: textArbitrary(), organIds: fc.array(organIdArbitrary, { maxLength: 3 }) }),
  { maxLength: 3 },
);

const businessArbitrary = fc
  .record(
    {
      type: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
      texts: texts(BUSINESS_FIELDS),
      documentInfo: documentInfoArbitrary,
      replacements: replacementsArbitrary,
      staff: staffArbitrary,
    },
    { requiredKeys: ['type', 'texts', 'replacements'] },
  )
  .map(({ texts: fields, ...business }) => ({ ...business, ...fields }));

const otherInfoArbitrary = fc
  .record({
    fields: texts(OTHER_INFO_FIELDS.filter((field) => field.key !== 'priority')),
    priority: fc.option(fc.constantFrom('0', '1', '2', '3', '4'), { nil: undefined }),
    appendixes: fc.array(textArbitrary(), { maxLength: 3 }),
  })
  .map(({ fields, priority, appendixes }) => ({
    ...fields,
    ...(priority === undefined ? {} : { priority }),
    appendixes,
  }))
  .filter((info) => info.appendixes.length > 0 || Object.keys(info).length > 1);

const recipientsArbitrary = fc.uniqueArray(organArbitrary, {
  minLength: 1,
  maxLength: 4,
  selector: ({ organId }) => organId.toUpperCase(),
});

const required = <Key extends string>(fields: readonly Field<Key>[]): Arbitrary<{ readonly [K in Key]: string }> =>
  fc.record(Object.fromEntries(fields.map(({ key, max }) => [key, textArbitrary(max)])));

/** Any document that the standard can carry, attachments apart. */
export const documentArbitrary: Arbitrary<DocumentDraft> = fc.record(
  {
    kind: fc.constant('document' as const),
    envelope: texts(ENVELOPE_FIELDS),
    from: organArbitrary,
    to: recipientsArbitrary,
    documentId: textArbitrary(),
    code: required(CODE_FIELDS),
    promulgation: fc
      .record({ texts: texts(PROMULGATION_FIELDS), date: dateArbitrary })
      .map(({ texts: fields, date }) => ({ ...fields, date })),
    documentType: some(texts(DOCUMENT_TYPE_FIELDS)),
    subject: textArbitrary(500),
    content: textArbitrary(500),
    signer: some(texts(SIGNER_FIELDS)),
    dueDate: dateArbitrary,
    toPlaces: fc.array(textArbitrary(150), { maxLength: 3 }),
    otherInfo: otherInfoArbitrary,
    responseFor: fc.array(referenceArbitrary, { maxLength: 3 }),
    steeringType: fc.constantFrom('0', '1', '2', '3'),
    traceId: fc.stringMatching(/^[0-9a-f]{8}$/),
    trace: fc.array(fc.record({ organId: organIdArbitrary, timestamp: dateArbitrary }), { minLength: 1, maxLength: 3 }),
    business: businessArbitrary,
  },
  {
    requiredKeys: [
      ...(['kind', 'envelope', 'from', 'to', 'documentId', 'code', 'promulgation', 'subject', 'toPlaces'] as const),
      ...(['responseFor', 'steeringType', 'trace', 'business'] as const),
    ],
  },
);

/** Any status message that the standard can carry. */
export const statusArbitrary: Arbitrary<StatusDraft> = fc.record(
  {
    kind: fc.constant('status' as const),
    envelope: texts(ENVELOPE_FIELDS),
    from: organArbitrary,
    responseFor: referenceArbitrary.chain((reference) =>
      organIdArbitrary.map((organId) => ({ ...reference, organId })),
    ),
    staff: staffArbitrary,
    statusCode: fc.constantFrom(...STATUS_CODES),
    description: textArbitrary(),
    timestamp: dateArbitrary,
  },
  { requiredKeys: ['kind', 'envelope', 'from', 'responseFor', 'statusCode', 'timestamp'] },
);

export interface AttachmentDraft extends AttachmentDescription {
  readonly bytes: Buffer;
}

const contentArbitrary: Arbitrary<Buffer> = fc.oneof(
  fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
  textArbitrary().map((text) => kitZip(Buffer.from(text), 'pdf')),
  textArbitrary().map((text) =>
    zipOf({ name: 'a.xml', content: Buffer.from(text) }, { name: 'b', content: Buffer.from('b') }),
  ),
);

const extensionArbitrary = fc.constantFrom('.pdf', '.doc', '.docx', '.zip', '.ZIP', '.xls', '.xlsx', '.txt', '');

/** Attachments of every kind of name, with any content. */
export const attachmentsArbitrary: Arbitrary<readonly AttachmentDraft[]> = fc.uniqueArray(
  fc
    .record(
      {
        contentId: fc.uuid(),
        stem: fc.constantFrom('công văn', 'a', 'phụ lục & bảng <1>', 'x.y'),
        extension: extensionArbitrary,
        description: textArbitrary(),
        bytes: contentArbitrary,
      },
      { requiredKeys: ['contentId', 'stem', 'extension', 'bytes'] },
    )
    .map(({ stem, extension, ...rest }) => ({ ...rest, name: stem + extension })),
  { maxLength: 3, selector: ({ contentId }) => contentId },
);
