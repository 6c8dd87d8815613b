/** A text element of the standard: its name, its place in the model, and the longest text it may hold, in characters. */
export interface Field<Key extends string = string> {
  readonly element: string;
  readonly key: Key;
  readonly max?: number;
}

const fields = <const Key extends string>(
  ...rows: readonly (readonly [string, Key, number?])[]
): readonly Field<Key>[] =>
  rows.map(([element, key, max]) => (max === undefined ? { element, key } : { element, key, max }));

export const ORGAN_ID_MAX = 35;
export const PLACE_MAX = 150;

export const ORGAN_FIELDS = fields(
  ['OrganizationInCharge', 'organizationInCharge', 200],
  ['OrganName', 'organName', 200],
  ['OrganAdd', 'organAdd', 250],
  ['Email', 'email', 100],
  ['Telephone', 'telephone', 20],
  ['Fax', 'fax', 20],
  ['Website', 'website', 100],
);

export const CODE_FIELDS = fields(['CodeNumber', 'number', 11], ['CodeNotation', 'notation', 30]);

export const PROMULGATION_FIELDS = fields(['Place', 'place', 50]);

export const DOCUMENT_TYPE_FIELDS = fields(['Type', 'type'], ['TypeDetail', 'detail'], ['TypeName', 'name', 100]);

export const HEADER_FIELDS = fields(
  ['DocumentId', 'documentId'],
  ['Subject', 'subject', 500],
  ['Content', 'content', 500],
  ['SteeringType', 'steeringType'],
);

export const SIGNER_FIELDS = fields(
  ['Competence', 'competence', 100],
  ['Position', 'position', 100],
  ['FullName', 'fullName', 50],
);

export const OTHER_INFO_FIELDS = fields(
  ['Priority', 'priority'],
  ['SphereOfPromulgation', 'sphere', 100],
  ['TyperNotation', 'typerNotation', 10],
  ['PromulgationAmount', 'promulgationAmount'],
  ['PageAmount', 'pageAmount'],
  ['Direction', 'direction'],
);

export const RESPONSE_FIELDS = fields(
  ['OrganId', 'organId', ORGAN_ID_MAX],
  ['Code', 'code'],
  ['DocumentId', 'documentId'],
);

export const STAFF_FIELDS = fields(
  ['Department', 'department', 300],
  ['Staff', 'staff', 300],
  ['Email', 'email', 100],
  ['Mobile', 'mobile', 50],
);

export const BUSINESS_FIELDS = fields(
  ['BussinessDocReason', 'reason'],
  ['DocumentId', 'documentId'],
  ['Paper', 'paper'],
);

export const STATUS_FIELDS = fields(['StatusCode', 'statusCode'], ['Description', 'description']);

export const ATTACHMENT_FIELDS = fields(
  ['ContentId', 'contentId'],
  ['ContentType', 'contentType'],
  ['Description', 'description'],
  ['AttachmentName', 'name', 500],
);

export const ENVELOPE_FIELDS = fields(
  ['Boundary', 'boundary'],
  ['ContentId', 'contentId'],
  ['ContentType', 'contentType'],
);
