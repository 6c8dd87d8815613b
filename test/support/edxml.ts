/** A small made-up document in the Java kit's shape. Texts are put in as they are. */
export interface Wanted {
  readonly from?: string;
  readonly to?: readonly string[];
  readonly documentId?: string;
  readonly subject?: string;
  readonly promulgationDate?: string;
  /** Put into the header. */
  readonly extra?: string;
}

export const edxmlOf = ({
  from = 'G22',
  to = ['H37'],
  documentId = 'G22,2026/11/20,1/TB',
  subject = 'Thử',
  promulgationDate = '2026/11/20',
  extra = '',
}: Wanted): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">
<edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader><edXML:MessageHeader>
<edXML:From><edXML:OrganId>${from}</edXML:OrganId><edXML:OrganName>A</edXML:OrganName></edXML:From>
${to.map((code) => `<edXML:To><edXML:OrganId>${code}</edXML:OrganId></edXML:To>`).join('\n')}
<edXML:DocumentId>${documentId}</edXML:DocumentId>
<edXML:Code><edXML:CodeNumber>1</edXML:CodeNumber><edXML:CodeNotation>TB</edXML:CodeNotation></edXML:Code>
<edXML:PromulgationInfo><edXML:PromulgationDate>${promulgationDate}</edXML:PromulgationDate></edXML:PromulgationInfo>
<edXML:Subject>${subject}</edXML:Subject><edXML:SteeringType>1</edXML:SteeringType>${extra}
</edXML:MessageHeader><edXML:TraceHeaderList><edXML:TraceHeader><edXML:OrganId>${from}</edXML:OrganId><edXML:Timestamp>2026/11/20 08:00:00</edXML:Timestamp></edXML:TraceHeader>
<edXML:Bussiness><edXML:BussinessDocType>0</edXML:BussinessDocType></edXML:Bussiness></edXML:TraceHeaderList>
</edXML:edXMLHeader><edXML:edXMLBody><edXML:edXMLManifest version="1.0"/></edXML:edXMLBody></edXML:edXMLEnvelope>
</edXML>`;

/** Words for a field of a message, by the field's name. */
export type Words = (field: string) => string;

const ns = 'xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"';
const element = (name: string, content: string): string => `<edXML:${name}>${content}</edXML:${name}>`;

const organ = (tag: string, organId: string, words: Words): string =>
  element(
    tag,
    element('OrganId', organId) +
      ['OrganizationInCharge', 'OrganName', 'OrganAdd', 'Email', 'Telephone', 'Fax', 'Website']
        .map((name) => element(name, words(`${tag}/${name}`)))
        .join(''),
  );

const staff = (words: Words): string =>
  element('StaffInfo', ['Department', 'Staff', 'Email', 'Mobile'].map((name) => element(name, words(name))).join(''));

export interface Worded {
  readonly from?: string;
  readonly to?: readonly string[];
  readonly documentId: string;
  readonly words: Words;
  /** Bytes as they go into an attachment, unzipped. */
  readonly attachment?: Uint8Array;
  /** Put into `Bussiness` after its type. */
  readonly business?: string;
  readonly type?: number;
}

/** A document in which every field that may hold words holds some. */
export const wordyEdxml = (wanted: Worded): string => {
  const { from = 'G22', to = ['H37'], documentId, words, attachment, business = '', type = 0 } = wanted;
  const field = (name: string): string => element(name, words(name));
  const encoded = `<AttachmentEncoded><Attachment><ContentId>cid:1</ContentId><AttachmentName>${words('AttachmentName')}</AttachmentName>
<Description>${words('Description')}</Description><ContentType>application/octet-stream</ContentType>
<edXML:ContentTransferEncoded ${ns}>${Buffer.from(attachment ?? []).toString('base64')}</edXML:ContentTransferEncoded></Attachment></AttachmentEncoded>`;
  const reference = element(
    'Reference',
    element('ContentId', 'cid:1') + element('ContentType', 'application/octet-stream') + field('AttachmentName'),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope ${ns}><edXML:edXMLHeader><edXML:MessageHeader>
${organ('From', from, words)}${to.map((code) => organ('To', code, words)).join('')}
${element('DocumentId', documentId)}${element('Code', element('CodeNumber', '1') + element('CodeNotation', 'TB'))}
${element('PromulgationInfo', field('Place') + element('PromulgationDate', '2026/11/20'))}
${field('Subject')}${field('Content')}
${element('SignerInfo', ['Competence', 'Position', 'FullName'].map(field).join(''))}
${element('OtherInfo', element('Priority', '0') + field('SphereOfPromulgation') + field('TyperNotation') + element('Appendixes', field('Appendix')))}
${element('SteeringType', '1')}${element('ToPlaces', field('Place'))}
</edXML:MessageHeader><edXML:TraceHeaderList>
${element('TraceHeader', element('OrganId', from) + element('Timestamp', '2026/11/20 08:00:00'))}
${element('Bussiness', element('BussinessDocType', String(type)) + field('BussinessDocReason') + element('Paper', '0') + business + staff(words))}
</edXML:TraceHeaderList></edXML:edXMLHeader><edXML:edXMLBody><edXML:edXMLManifest version="1.0">${attachment ? reference : ''}</edXML:edXMLManifest></edXML:edXMLBody></edXML:edXMLEnvelope>
${attachment ? encoded : ''}</edXML>`;
};

export interface StatusWanted {
  readonly from: string;
  readonly addressee: string;
  readonly documentId: string;
  readonly code: string;
  readonly words?: Words;
  /** `yyyy/MM/dd HH:mm:ss`, local time. */
  readonly timestamp?: string;
}

/** A status message as the wire has it. */
export const statusEdxml = ({ from, addressee, documentId, code, words, timestamp }: StatusWanted): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope ${ns}><edXML:edXMLHeader><edXML:MessageHeader>
${organ('From', from, words ?? (() => 'x'))}
${element('ResponseFor', element('OrganId', addressee) + element('Code', '1/TB') + element('DocumentId', documentId))}
${staff(words ?? (() => 'x'))}${element('StatusCode', code)}${element('Description', (words ?? (() => 'Lý do'))('Description'))}
${element('Timestamp', timestamp ?? '2026/11/20 09:30:00')}
</edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope></edXML>`;
