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
