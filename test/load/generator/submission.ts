import { randomBytes } from 'node:crypto';

const BOUNDARY = 'lienthong-load-5d1c7a';
export const CONTENT_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

export interface Submission {
  /** Unique in this run; stands in the document's number, and so in its id. */
  readonly number: number;
  readonly sender: string;
  readonly recipients: readonly string[];
}

export const documentOf = ({ number, sender, recipients }: Submission, run: string): string =>
  JSON.stringify({
    messageId: `${run}-${number}`,
    from: sender,
    to: recipients,
    document: {
      subject: `Về việc triển khai kết nối, liên thông phần mềm quản lý văn bản và điều hành, đợt ${number}`,
      content: 'Đề nghị các đơn vị rà soát, báo cáo kết quả thực hiện trước thời hạn nêu tại văn bản kèm theo.',
      number: String(number),
      notation: 'UBND-VP',
      promulgatedOn: '2026-11-20',
      place: 'Hà Nội',
      typeName: 'Công văn',
      priority: 0,
      signer: { competence: 'TM. ỦY BAN NHÂN DÂN', position: 'Chủ tịch', fullName: 'Nguyễn Văn Đo' },
      staff: { department: 'Văn phòng', staff: 'Trần Thị Tải', email: 'do.tai@example.vn', mobile: '0900000000' },
      toPlaces: ['Như trên', 'Lưu: VT, VP'],
    },
  });

/** Bytes of the multipart body around the document, and of the attachment, which differs in each submission. */
export const createSubmissionWriter = (attachmentBytes: number, run: string) => {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="document"\r\ncontent-type: application/json\r\n\r\n`;
  const middle = `\r\n--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="cong-van.pdf"\r\ncontent-type: application/pdf\r\n\r\n`;
  const attachment = randomBytes(attachmentBytes);
  const tail = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
  return (submission: Submission): Buffer => {
    attachment.writeUInt32LE(submission.number, 0);
    return Buffer.concat([Buffer.from(head + documentOf(submission, run) + middle), attachment, tail]);
  };
};
