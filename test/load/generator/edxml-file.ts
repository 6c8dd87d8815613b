import { randomBytes } from 'node:crypto';
import type { Submission } from './submission.js';

const NS = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';

/** The message of a submission as the kit writes it, with one attachment that differs in each. */
export const createEdxmlWriter = (attachmentBytes: number, run: string) => {
  const attachment = randomBytes(attachmentBytes);
  return ({ number, sender, recipients }: Submission): Buffer => {
    attachment.writeUInt32LE(number, 0);
    const to = recipients.map((code) => `<edXML:To><edXML:OrganId>${code}</edXML:OrganId></edXML:To>`).join('');
    return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="${NS}"><edXML:edXMLEnvelope xmlns:edXML="${NS}"><edXML:edXMLHeader><edXML:MessageHeader>
<edXML:From><edXML:OrganId>${sender}</edXML:OrganId><edXML:OrganName>Đơn vị đo tải</edXML:OrganName></edXML:From>${to}
<edXML:DocumentId>${sender},2026/11/20,${run}-${number}/UBND-VP</edXML:DocumentId>
<edXML:Code><edXML:CodeNumber>${number}</edXML:CodeNumber><edXML:CodeNotation>UBND-VP</edXML:CodeNotation></edXML:Code>
<edXML:PromulgationInfo><edXML:Place>Hà Nội</edXML:Place><edXML:PromulgationDate>2026/11/20</edXML:PromulgationDate></edXML:PromulgationInfo>
<edXML:DocumentType><edXML:TypeName>Công văn</edXML:TypeName></edXML:DocumentType>
<edXML:Subject>Về việc triển khai kết nối, liên thông phần mềm quản lý văn bản và điều hành, đợt ${number}</edXML:Subject>
<edXML:Content>Đề nghị các đơn vị rà soát, báo cáo kết quả thực hiện trước thời hạn nêu tại văn bản kèm theo.</edXML:Content>
<edXML:SignerInfo><edXML:Competence>TM. ỦY BAN NHÂN DÂN</edXML:Competence><edXML:Position>Chủ tịch</edXML:Position><edXML:FullName>Nguyễn Văn Đo</edXML:FullName></edXML:SignerInfo>
<edXML:SteeringType>1</edXML:SteeringType></edXML:MessageHeader><edXML:TraceHeaderList>
<edXML:Bussiness><edXML:BussinessDocType>0</edXML:BussinessDocType><edXML:Paper>0</edXML:Paper></edXML:Bussiness>
<edXML:TraceHeader><edXML:OrganId>${sender}</edXML:OrganId><edXML:Timestamp>2026/11/20 08:00:00</edXML:Timestamp></edXML:TraceHeader></edXML:TraceHeaderList></edXML:edXMLHeader>
<edXML:edXMLBody><edXML:edXMLManifest version="1.0"><edXML:Reference><edXML:ContentId>cid:1</edXML:ContentId><edXML:ContentType>application/zip</edXML:ContentType><edXML:AttachmentName>cong-van.pdf</edXML:AttachmentName></edXML:Reference></edXML:edXMLManifest></edXML:edXMLBody></edXML:edXMLEnvelope>
<AttachmentEncoded><Attachment><ContentId>cid:1</ContentId><AttachmentName>cong-van.pdf</AttachmentName><ContentType>application/pdf</ContentType><edXML:ContentTransferEncoded xmlns:edXML="${NS}">${attachment.toString('base64')}</edXML:ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>
`);
  };
};
