import { createHash } from 'node:crypto';
import { randomOf } from './random.js';

export interface LargeAttachment {
  readonly name: string;
  readonly size: number;
}

export interface LargeParties {
  readonly from: string;
  readonly to: string;
}

const header = (documentId: string, attachments: readonly LargeAttachment[], { from, to }: LargeParties): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLHeader><edXML:MessageHeader>
<edXML:From><edXML:OrganId>${from}</edXML:OrganId><edXML:OrganName>A</edXML:OrganName></edXML:From>
<edXML:To><edXML:OrganId>${to}</edXML:OrganId></edXML:To><edXML:DocumentId>${documentId}</edXML:DocumentId>
<edXML:Code><edXML:CodeNumber>1</edXML:CodeNumber><edXML:CodeNotation>TB</edXML:CodeNotation></edXML:Code>
<edXML:PromulgationInfo><edXML:PromulgationDate>2026/11/20</edXML:PromulgationDate></edXML:PromulgationInfo>
<edXML:Subject>Tệp lớn</edXML:Subject><edXML:SteeringType>1</edXML:SteeringType></edXML:MessageHeader><edXML:TraceHeaderList>
<edXML:TraceHeader><edXML:OrganId>${from}</edXML:OrganId><edXML:Timestamp>2026/11/20 08:00:00</edXML:Timestamp></edXML:TraceHeader>
<edXML:Bussiness><edXML:BussinessDocType>0</edXML:BussinessDocType></edXML:Bussiness></edXML:TraceHeaderList></edXML:edXMLHeader>
<edXML:edXMLBody><edXML:edXMLManifest version="1.0">${attachments
    .map(
      ({ name }, index) =>
        `<edXML:Reference><edXML:ContentId>cid:${index}</edXML:ContentId><edXML:ContentType>application/octet-stream</edXML:ContentType><edXML:AttachmentName>${name}</edXML:AttachmentName></edXML:Reference>`,
    )
    .join('')}</edXML:edXMLManifest></edXML:edXMLBody></edXML:edXMLEnvelope><AttachmentEncoded>`;

const before = ({ name }: LargeAttachment, index: number): string =>
  `<Attachment><ContentId>cid:${index}</ContentId><AttachmentName>${name}</AttachmentName><ContentType>application/octet-stream</ContentType>` +
  '<edXML:ContentTransferEncoded xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">';
const after = '</edXML:ContentTransferEncoded></Attachment>';
const end = '</AttachmentEncoded></edXML>';

/** A multiple of three, so that pieces of Base64 join without padding. */
const pieceBytes = 3 * 64 * 1024;

/** The bytes of an attachment from a place on: the same for the same index. Made of one random piece, turned. */
const pieceOf = (index: number): Buffer => {
  const random = randomOf(index + 1);
  return Buffer.from(Uint8Array.from({ length: pieceBytes }, () => Math.floor(random() * 256)));
};

function* piecesOf(index: number, size: number): Generator<Buffer> {
  const piece = pieceOf(index);
  for (let at = 0; at < size; at += pieceBytes) {
    piece.writeUInt32BE(at, 0);
    yield piece.subarray(0, Math.min(pieceBytes, size - at));
  }
}

/** Bytes of an attachment, both ends inclusive. */
export const expectedBytes = (index: number, size: number, first: number, last: number): Buffer => {
  const parts: Buffer[] = [];
  let at = 0;
  for (const piece of piecesOf(index, size)) {
    const [from, to] = [Math.max(first - at, 0), Math.min(last + 1 - at, piece.length)];
    if (from < to) parts.push(Buffer.from(piece.subarray(from, to)));
    at += piece.length;
  }
  return Buffer.concat(parts);
};

export const hashOfAttachment = (index: number, size: number): string => {
  const hash = createHash('sha256');
  for (const piece of piecesOf(index, size)) hash.update(piece);
  return hash.digest('hex');
};

/** The message piece by piece, never whole in memory. `seen` gets every piece as it goes out. */
export function* largeEdxml(
  documentId: string,
  attachments: readonly LargeAttachment[],
  seen: (bytes: Buffer) => void,
  parties: LargeParties = { from: 'G22', to: 'H37' },
): Generator<Buffer> {
  const say = (text: string | Buffer): Buffer => {
    const bytes = Buffer.from(text);
    seen(bytes);
    return bytes;
  };
  yield say(header(documentId, attachments, parties));
  for (const [index, attachment] of attachments.entries()) {
    yield say(before(attachment, index));
    for (const piece of piecesOf(index, attachment.size)) yield say(piece.toString('base64'));
    yield say(after);
  }
  yield say(end);
}
