// Made-up messages in the shapes of the two kits. Every agency, person and number is invented.

const NS = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';

export const MESSAGE_HEADER = '/edXML/edXMLEnvelope/edXMLHeader/MessageHeader';

export const PDF = Buffer.from('%PDF-1.4\nnội dung thử\n%%EOF\n');

export interface AttachmentXml {
  readonly id?: string;
  readonly name?: string;
  readonly type?: string;
  readonly content: Buffer | string;
}

const attachmentXml = ({ id = 'cid:209', name = 'cong-van.pdf', type = 'application/pdf', content }: AttachmentXml) =>
  `    <Attachment>
      <ContentId>${id}</ContentId>
      <AttachmentName>${name}</AttachmentName>
      <Description>Văn bản chính</Description>
      <ContentType>${type}</ContentType>
      <edXML:ContentTransferEncoded xmlns:edXML="${NS}">${
        typeof content === 'string' ? content : content.toString('base64')
      }</edXML:ContentTransferEncoded>
    </Attachment>
`;

const referenceXml = ({ id = 'cid:209', name = 'cong-van.pdf' }: AttachmentXml) =>
  `        <edXML:Reference>
          <edXML:ContentId>${id}</edXML:ContentId>
          <edXML:ContentType>application/zip</edXML:ContentType>
          <edXML:Description>Văn bản chính</edXML:Description>
          <edXML:AttachmentName>${name}</edXML:AttachmentName>
        </edXML:Reference>
`;

/** A new document in the Java shape, with the given attachments. */
export const documentXml = (attachments: readonly AttachmentXml[] = [{ content: PDF }]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="${NS}">
  <edXML:edXMLEnvelope xmlns:edXML="${NS}">
    <edXML:edXMLHeader>
      <edXML:MessageHeader>
        <edXML:From>
          <edXML:OrganId>000.00.11.H99</edXML:OrganId>
          <edXML:OrganizationInCharge>Tỉnh Ví Dụ</edXML:OrganizationInCharge>
          <edXML:OrganName>Sở Mẫu</edXML:OrganName>
          <edXML:OrganAdd>Số 1 đường Ví Dụ</edXML:OrganAdd>
          <edXML:Email>somau@example.vn</edXML:Email>
          <edXML:Telephone>0200 000 001</edXML:Telephone>
          <edXML:Fax>0200 000 002</edXML:Fax>
          <edXML:Website>somau.example.vn</edXML:Website>
        </edXML:From>
        <edXML:To>
          <edXML:OrganId>H99.02</edXML:OrganId>
          <edXML:OrganName>Ủy ban Mẫu</edXML:OrganName>
        </edXML:To>
        <edXML:To>
          <edXML:OrganId>28.22.H99</edXML:OrganId>
          <edXML:OrganName>Xã Mẫu</edXML:OrganName>
        </edXML:To>
        <edXML:DocumentId>000.00.11.H99,2026/10/01,15/SM-VP</edXML:DocumentId>
        <edXML:Code>
          <edXML:CodeNumber>15</edXML:CodeNumber>
          <edXML:CodeNotation>SM-VP</edXML:CodeNotation>
        </edXML:Code>
        <edXML:PromulgationInfo>
          <edXML:Place>Ví Dụ</edXML:Place>
          <edXML:PromulgationDate>2026/10/01</edXML:PromulgationDate>
        </edXML:PromulgationInfo>
        <edXML:DocumentType>
          <edXML:Type>1</edXML:Type>
          <edXML:TypeDetail>0</edXML:TypeDetail>
          <edXML:TypeName>Công văn</edXML:TypeName>
        </edXML:DocumentType>
        <edXML:Subject>V/v thử nghiệm liên thông</edXML:Subject>
        <edXML:Content>Nội dung tóm tắt</edXML:Content>
        <edXML:SignerInfo>
          <edXML:Competence>KT. GIÁM ĐỐC</edXML:Competence>
          <edXML:Position>Phó Giám đốc</edXML:Position>
          <edXML:FullName>Trần Thị Ví Dụ</edXML:FullName>
        </edXML:SignerInfo>
        <edXML:DueDate>2026/10/31 17:00:00</edXML:DueDate>
        <edXML:OtherInfo>
          <edXML:Priority>1</edXML:Priority>
          <edXML:SphereOfPromulgation>Trong tỉnh</edXML:SphereOfPromulgation>
          <edXML:TyperNotation>TTVD</edXML:TyperNotation>
          <edXML:PromulgationAmount>2</edXML:PromulgationAmount>
          <edXML:PageAmount>3</edXML:PageAmount>
          <edXML:Direction>false</edXML:Direction>
          <edXML:Appendixes>
            <edXML:Appendix>Phụ lục I</edXML:Appendix>
            <edXML:Appendix>Phụ lục II</edXML:Appendix>
          </edXML:Appendixes>
        </edXML:OtherInfo>
        <edXML:ResponseFor>
          <edXML:OrganId>H99.02</edXML:OrganId>
          <edXML:Code>7/UBM</edXML:Code>
          <edXML:PromulgationDate>2026/09/20</edXML:PromulgationDate>
          <edXML:DocumentId>H99.02,2026/09/20,7/UBM</edXML:DocumentId>
        </edXML:ResponseFor>
        <edXML:SteeringType>1</edXML:SteeringType>
        <edXML:ToPlaces>
          <edXML:Place>Như trên</edXML:Place>
          <edXML:Place>Lưu VT</edXML:Place>
        </edXML:ToPlaces>
      </edXML:MessageHeader>
      <edXML:TraceHeaderList>
        <edXML:TraceHeader>
          <edXML:OrganId>000.00.11.H99</edXML:OrganId>
          <edXML:Timestamp>2026/10/01 08:00:00</edXML:Timestamp>
        </edXML:TraceHeader>
        <edXML:Bussiness>
          <edXML:BussinessDocType>0</edXML:BussinessDocType>
          <edXML:BussinessDocReason>Văn bản điện tử mới</edXML:BussinessDocReason>
          <edXML:Paper>0</edXML:Paper>
          <edXML:StaffInfo>
            <edXML:Department>Văn thư</edXML:Department>
            <edXML:Staff>Lê Văn Mẫu</edXML:Staff>
            <edXML:Email>vanthu@example.vn</edXML:Email>
            <edXML:Mobile>0900000001</edXML:Mobile>
          </edXML:StaffInfo>
        </edXML:Bussiness>
      </edXML:TraceHeaderList>
    </edXML:edXMLHeader>
    <edXML:edXMLBody>
      <edXML:edXMLManifest version="1.0">
${attachments.map(referenceXml).join('')}      </edXML:edXMLManifest>
    </edXML:edXMLBody>
  </edXML:edXMLEnvelope>
${attachments.length === 0 ? '' : `  <AttachmentEncoded>\n${attachments.map(attachmentXml).join('')}  </AttachmentEncoded>\n`}</edXML>
`;

/** A status message in the Java shape. */
export const statusXml = (code = '03'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="${NS}">
  <edXML:edXMLEnvelope xmlns:edXML="${NS}">
    <edXML:edXMLHeader>
      <edXML:MessageHeader>
        <edXML:From>
          <edXML:OrganId>H99.02</edXML:OrganId>
          <edXML:OrganName>Ủy ban Mẫu</edXML:OrganName>
        </edXML:From>
        <edXML:ResponseFor>
          <edXML:OrganId>000.00.11.H99</edXML:OrganId>
          <edXML:Code>15/SM-VP</edXML:Code>
          <edXML:PromulgationDate>2026/10/01</edXML:PromulgationDate>
          <edXML:DocumentId>000.00.11.H99,2026/10/01,15/SM-VP</edXML:DocumentId>
        </edXML:ResponseFor>
        <edXML:StaffInfo>
          <edXML:Department>Văn thư</edXML:Department>
          <edXML:Staff>Lê Văn Mẫu</edXML:Staff>
          <edXML:Mobile>0900000001</edXML:Mobile>
          <edXML:Email>vanthu@example.vn</edXML:Email>
        </edXML:StaffInfo>
        <edXML:StatusCode>${code}</edXML:StatusCode>
        <edXML:Description>Đã tiếp nhận</edXML:Description>
        <edXML:Timestamp>2026/10/01 09:30:05</edXML:Timestamp>
      </edXML:MessageHeader>
    </edXML:edXMLHeader>
  </edXML:edXMLEnvelope>
</edXML>
`;

/** The text with one part exchanged, which must be there. */
export const exchange = (text: string, part: string | RegExp, other: string): string => {
  const changed = text.replace(part, () => other);
  if (changed === text) throw new Error(`nothing to exchange: ${String(part)}`);
  return changed;
};
