import type { EdxmlBusiness, EdxmlStaff } from '../model/business.js';
import type { EdxmlDialect, EdxmlReference } from '../model/document.js';
import { BUSINESS_FIELDS, ORGAN_FIELDS, RESPONSE_FIELDS, STAFF_FIELDS } from '../model/fields.js';
import type { EdxmlOrgan } from '../model/organ.js';
import type { Branch, Leaf, Node } from './node.js';
import { branch, dateLeaf, leaf, leaves, organIdLeaf } from './node.js';

export const party = (name: 'From' | 'To', organ: EdxmlOrgan): Branch =>
  branch(name, [organIdLeaf(organ.organId), ...leaves(ORGAN_FIELDS, organ, ['organName'])], { required: true });

export const responseFor = (reference: EdxmlReference, required = false): Branch => {
  const [, code, documentId] = leaves(RESPONSE_FIELDS, reference, required ? ['documentId'] : []);
  const parts = [code, dateLeaf('PromulgationDate', reference.promulgationDate), documentId];
  const present = parts.filter((part): part is Leaf => part !== undefined);
  return branch('ResponseFor', [organIdLeaf(reference.organId, required), ...present], { required: true });
};

export const staffInfo = (staff: EdxmlStaff | undefined): Branch => branch('StaffInfo', leaves(STAFF_FIELDS, staff));

const flag = (name: string, value: boolean | undefined): Leaf =>
  leaf(name, value === undefined ? undefined : value ? '1' : '0');

const documentInfo = ({ documentInfo: info }: EdxmlBusiness): Branch =>
  branch(
    'BussinessDocumentInfo',
    info === undefined
      ? []
      : [
          flag('DocumentInfo', info.contentChanged),
          flag('DocumentReceiver', info.receiversChanged),
          branch(
            'ReceiverList',
            info.receivers.map(({ organId, change }) =>
              branch('Receiver', [organIdLeaf(organId), flag('ReceiverType', change === 'added')], { required: true }),
            ),
          ),
        ],
    { required: info !== undefined },
  );

const replacementList = ({ replacements }: EdxmlBusiness): Branch =>
  branch(
    'ReplacementInfoList',
    replacements.map(({ documentId, organIds }) =>
      branch(
        'ReplacementInfo',
        [
          leaf('DocumentId', documentId, { required: true }),
          branch(
            'OrganIdList',
            organIds.map((organId) => organIdLeaf(organId)),
          ),
        ],
        { required: true },
      ),
    ),
  );

export const bussiness = (business: EdxmlBusiness, dialect: EdxmlDialect): Branch => {
  const type = leaf('BussinessDocType', String(business.type), { required: true });
  const [reason, documentId, paper] = leaves(BUSINESS_FIELDS, business);
  const info = documentInfo(business);
  const list = replacementList(business);
  const staff = staffInfo(business.staff);
  const parts =
    dialect === 'java'
      ? [documentId, type, reason, paper, info, list, staff]
      : [type, reason, documentId, info, list, staff, paper];
  return branch(
    'Bussiness',
    parts.filter((part): part is Node => part !== undefined),
    { required: true },
  );
};
