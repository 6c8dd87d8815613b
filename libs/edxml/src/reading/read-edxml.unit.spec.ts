import { createHash } from 'node:crypto';
import { PDF, documentXml, exchange, statusXml } from '../testing/messages.js';
import { contentOf, documentOf, read, statusOf, warningsOf } from '../testing/reading.js';

describe('reading an edXML document', () => {
  it('gives back every field that the standard names, without warnings', async () => {
    const reading = await read(documentXml());
    expect(warningsOf(reading)).toEqual([]);
    expect(documentOf(reading)).toEqual({
      kind: 'document',
      dialect: 'java',
      envelope: {},
      from: {
        organId: '000.00.11.H99',
        organizationInCharge: 'Tỉnh Ví Dụ',
        organName: 'Sở Mẫu',
        organAdd: 'Số 1 đường Ví Dụ',
        email: 'somau@example.vn',
        telephone: '0200 000 001',
        fax: '0200 000 002',
        website: 'somau.example.vn',
      },
      to: [
        { organId: 'H99.02', organName: 'Ủy ban Mẫu' },
        { organId: '28.22.H99', organName: 'Xã Mẫu' },
      ],
      documentId: '000.00.11.H99,2026/10/01,15/SM-VP',
      code: { number: '15', notation: 'SM-VP' },
      promulgation: { place: 'Ví Dụ', date: { kind: 'date', value: '2026-10-01' } },
      documentType: { type: '1', detail: '0', name: 'Công văn' },
      subject: 'V/v thử nghiệm liên thông',
      content: 'Nội dung tóm tắt',
      signer: { competence: 'KT. GIÁM ĐỐC', position: 'Phó Giám đốc', fullName: 'Trần Thị Ví Dụ' },
      dueDate: { kind: 'date-time', value: '2026-10-31T17:00:00' },
      toPlaces: ['Như trên', 'Lưu VT'],
      otherInfo: {
        priority: '1',
        sphere: 'Trong tỉnh',
        typerNotation: 'TTVD',
        promulgationAmount: '2',
        pageAmount: '3',
        direction: 'false',
        appendixes: ['Phụ lục I', 'Phụ lục II'],
      },
      responseFor: [
        {
          organId: 'H99.02',
          code: '7/UBM',
          promulgationDate: { kind: 'date', value: '2026-09-20' },
          documentId: 'H99.02,2026/09/20,7/UBM',
        },
      ],
      steeringType: '1',
      trace: [{ organId: '000.00.11.H99', timestamp: { kind: 'date-time', value: '2026-10-01T08:00:00' } }],
      business: {
        type: 0,
        reason: 'Văn bản điện tử mới',
        paper: '0',
        replacements: [],
        staff: { department: 'Văn thư', staff: 'Lê Văn Mẫu', email: 'vanthu@example.vn', mobile: '0900000001' },
      },
      manifest: [
        { contentId: '209', contentType: 'application/zip', description: 'Văn bản chính', name: 'cong-van.pdf' },
      ],
      signature: { state: 'absent' },
      attachments: [
        {
          contentId: '209',
          name: 'cong-van.pdf',
          declaredType: 'application/pdf',
          description: 'Văn bản chính',
          size: PDF.length,
          sha256: createHash('sha256').update(PDF).digest('hex'),
          form: 'raw',
        },
      ],
    });
  });

  it('reads the same message however the bytes are cut', async () => {
    const xml = documentXml();
    const whole = await read(xml);
    for (const size of [1, 2, 3, 7, 1000]) {
      const cut = await read(xml, {}, size);
      expect(cut.outcome).toEqual(whole.outcome);
      expect(contentOf(cut.received[0])).toEqual(PDF);
    }
  });

  it('reads any prefix, none, and minified text alike', async () => {
    const xml = documentXml();
    const expected = documentOf(await read(xml));
    const minified = xml.replace(/>\s+</g, '><');
    const unprefixed = xml.replaceAll('edXML:', '').replaceAll('xmlns:edXML', 'xmlns');
    const other = xml.replaceAll('edXML:', 'q1:').replaceAll('xmlns:edXML', 'xmlns:q1');
    for (const variant of [minified, unprefixed, other]) {
      const reading = await read(variant);
      expect(warningsOf(reading)).toEqual([]);
      expect(documentOf(reading)).toEqual(expected);
    }
  });

  it('does not depend on the order of elements', async () => {
    const xml = documentXml();
    const trace = /\s*<edXML:TraceHeader>[\s\S]*?<\/edXML:TraceHeader>/.exec(xml)?.[0] ?? '';
    const places = /\s*<edXML:ToPlaces>[\s\S]*?<\/edXML:ToPlaces>/.exec(xml)?.[0] ?? '';
    let moved = exchange(exchange(xml, trace, ''), '</edXML:Bussiness>', `</edXML:Bussiness>${trace}`);
    moved = exchange(exchange(moved, places, ''), '<edXML:From>', `${places}<edXML:From>`);
    expect(documentOf(await read(moved))).toEqual(documentOf(await read(xml)));
  });

  it('takes an attachment that stands before the envelope', async () => {
    const xml = documentXml();
    const attachments = /\s*<AttachmentEncoded>[\s\S]*<\/AttachmentEncoded>/.exec(xml)?.[0] ?? '';
    const moved = exchange(
      exchange(xml, attachments, ''),
      '<edXML:edXMLEnvelope',
      `${attachments}<edXML:edXMLEnvelope`,
    );
    expect(documentOf(await read(moved))).toEqual(documentOf(await read(xml)));
  });

  it('reads text in CDATA sections and between comments', async () => {
    const xml = exchange(documentXml(), 'V/v thử nghiệm liên thông', 'V/v <!-- x --><![CDATA[a < b &]]> c');
    expect(documentOf(await read(xml)).subject).toBe('V/v a < b & c');
  });

  it('says that a signature is there and was not verified', async () => {
    const bare = exchange(
      documentXml(),
      '</edXML:edXMLHeader>',
      '<Signature><SignedInfo/></Signature></edXML:edXMLHeader>',
    );
    expect(documentOf(await read(bare)).signature).toEqual({ state: 'unverifiable', reason: 'no-xmldsig-namespace' });
    const real = exchange(bare, '<Signature>', '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">');
    const reading = await read(real);
    expect(documentOf(reading).signature).toEqual({ state: 'unverifiable', reason: 'not-verified' });
    expect(warningsOf(reading)).toEqual([]);
  });

  it('takes a document without Bussiness for a new one', async () => {
    const xml = exchange(documentXml(), /<edXML:Bussiness>[\s\S]*<\/edXML:Bussiness>/, '');
    expect(documentOf(await read(xml)).business).toEqual({ type: 0, replacements: [] });
  });
});

describe('reading an edXML status', () => {
  it('gives back every field that the standard names, without warnings', async () => {
    const reading = await read(statusXml());
    expect(warningsOf(reading)).toEqual([]);
    expect(statusOf(reading)).toEqual({
      kind: 'status',
      dialect: 'java',
      envelope: {},
      from: { organId: 'H99.02', organName: 'Ủy ban Mẫu' },
      responseFor: {
        organId: '000.00.11.H99',
        code: '15/SM-VP',
        promulgationDate: { kind: 'date', value: '2026-10-01' },
        documentId: '000.00.11.H99,2026/10/01,15/SM-VP',
      },
      staff: { department: 'Văn thư', staff: 'Lê Văn Mẫu', email: 'vanthu@example.vn', mobile: '0900000001' },
      statusCode: '03',
      description: 'Đã tiếp nhận',
      timestamp: { kind: 'date-time', value: '2026-10-01T09:30:05' },
    });
  });

  it.each(['01', '02', '03', '04', '05', '06', '13', '15', '16'])('reads status %s', async (code) => {
    expect(statusOf(await read(statusXml(code))).statusCode).toBe(code);
  });
});
