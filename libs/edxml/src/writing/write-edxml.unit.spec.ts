import { Fault } from '@lienthong/kernel';
import type { EdxmlDialect } from '../model/document.js';
import { PDF, documentXml, statusXml } from '../testing/messages.js';
import { chunked, documentOf, read, statusOf } from '../testing/reading.js';
import { written } from '../testing/writing.js';
import type { DocumentDraft } from './draft.js';
import { writeEdxml } from './write-edxml.js';

const sample = async (): Promise<DocumentDraft> => documentOf(await read(documentXml([])));

const file = (name: string, bytes: Buffer = PDF) => ({ contentId: `id-${name}`, name, bytes });

/** Names of the elements directly under the given one, in order, each once. */
const childrenIn = (xml: string, name: string): readonly string[] => {
  const inner = new RegExp(`\\n( *)<${name}(?: [^>]*)?>\\n([\\s\\S]*?)\\n\\1</${name}>`).exec(xml);
  const indent = `${inner?.[1] ?? ''}  `;
  const names = (inner?.[2] ?? '').split('\n').map((line) => new RegExp(`^${indent}<([\\w:]+)`).exec(line)?.[1]);
  return [...new Set(names.filter((each): each is string => each !== undefined))];
};

const text = async (draft: DocumentDraft, dialect: EdxmlDialect, files: readonly ReturnType<typeof file>[] = []) =>
  (await written(draft, dialect, files)).toString('utf8');

const prefixed = (...names: readonly string[]) => names.map((name) => `edXML:${name}`);

describe('the shape of a written document', () => {
  it('has the order of the Java kit', async () => {
    const xml = await text(await sample(), 'java', [file('a.pdf')]);
    expect(childrenIn(xml, 'edXML:MessageHeader')).toEqual(
      prefixed(
        ...['From', 'To', 'DocumentId', 'Code', 'PromulgationInfo', 'DocumentType', 'Subject', 'Content', 'SignerInfo'],
        ...['DueDate', 'OtherInfo', 'ResponseFor', 'SteeringType', 'ToPlaces'],
      ),
    );
    expect(childrenIn(xml, 'edXML:TraceHeaderList')).toEqual(prefixed('TraceHeader', 'Bussiness'));
    expect(childrenIn(xml, 'edXML:Reference')).toEqual(prefixed('ContentId', 'ContentType', 'AttachmentName'));
    expect(childrenIn(xml, 'Attachment')).toEqual([
      ...['ContentId', 'AttachmentName', 'ContentType', 'edXML:ContentTransferEncoded'],
    ]);
    expect(xml).toContain('<edXML:TraceHeaderList>');
    expect(xml).toContain('<ContentId>cid:id-a.pdf</ContentId>');
    expect(xml).not.toContain('Signature');
  });

  it('has the order of the .NET kit', async () => {
    const draft = { ...(await sample()), envelope: { boundary: 'b', contentId: 'c.edxml', contentType: 'text/xml' } };
    const xml = await text(draft, 'net', [file('a.pdf')]);
    expect(childrenIn(xml, 'edXML:MessageHeader')).toEqual(
      prefixed(
        ...['From', 'To', 'Code', 'PromulgationInfo', 'DocumentType', 'Subject', 'Content', 'SignerInfo', 'DueDate'],
        ...['ToPlaces', 'OtherInfo', 'ResponseFor', 'SteeringType', 'DocumentId'],
      ),
    );
    expect(childrenIn(xml, 'edXML')).toEqual([
      ...['Boundary', 'ContentId', 'ContentType', 'edXML:edXMLEnvelope', 'AttachmentEncoded'],
    ]);
    expect(xml).toMatch(
      /<edXML:TraceHeaderList id="[0-9a-f]{8}" version="1.0" mustUnderstand="1" actor="http:\/\/schemas.xmlsoap.org\/soap\/actor\/next">/,
    );
    expect(xml).toContain('<edXML:DigitalSignature/>');
    expect(xml).toContain('xlink:href="cid:id-a.pdf" xlink:role="XLinkRole" xlink:type="simple">');
    expect(childrenIn(xml, 'edXML:Reference')).toEqual(prefixed('AttachmentName', 'ContentType', 'ContentId'));
    expect(childrenIn(xml, 'Attachment')).toEqual([
      ...['ContentType', 'ContentId', 'ContentTransferEncoded', 'AttachmentName'],
    ]);
    expect(xml).toContain('<ContentId>id-a.pdf</ContentId>');
  });

  it('has the namespace as default and as prefix, as receivers match it', async () => {
    const xml = await text(await sample(), 'java');
    expect(xml.split('\n').slice(0, 3)).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">',
      '  <edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">',
    ]);
  });

  it('escapes what is markup and what readers would change', async () => {
    const xml = await text({ ...(await sample()), subject: 'a<b>&c\rd]]>"\'' }, 'java');
    expect(xml).toContain('<edXML:Subject>a&lt;b&gt;&amp;c&#xD;d]]&gt;"\'</edXML:Subject>');
  });

  it('writes a status as MessageHeader, without recipients, trace and body', async () => {
    const xml = (await written(statusOf(await read(statusXml('06'))), 'java')).toString();
    expect(childrenIn(xml, 'edXML:MessageHeader')).toEqual(
      prefixed('From', 'ResponseFor', 'StaffInfo', 'StatusCode', 'Description', 'Timestamp'),
    );
    expect(xml).not.toMatch(/edXMLBody|TraceHeader|<edXML:Status>|<edXML:To>/);
  });
});

describe('how attachments are written', () => {
  it.each([
    ['a.pdf', 'raw', 'application/pdf'],
    ['a.doc', 'raw', 'application/doc'],
    ['a.docx', 'raw', 'application/docx'],
    ['a.zip', 'raw', 'application/zip'],
    ['a.xls', 'zip', 'application/zip'],
    ['a.xlsx', 'zip', 'application/zip'],
    ['a.txt', 'zip', 'application/zip'],
    ['khong-duoi', 'zip', 'application/zip'],
  ])('writes %s %s as %s', async (name, form, declaredType) => {
    const reading = await read(await written(await sample(), 'java', [file(name)]));
    expect(documentOf(reading).attachments[0]).toMatchObject({ name, form, declaredType });
  });

  it('names the one entry by a UUID and the extension, deflated, with a data descriptor', async () => {
    const xml = await text(await sample(), 'java', [file('a.txt')]);
    const base64 = /<edXML:ContentTransferEncoded[^>]*>([^<]*)</.exec(xml)?.[1] ?? '';
    const zip = Buffer.from(base64, 'base64');
    expect(zip.readUInt32LE(0)).toBe(0x04034b50);
    expect(zip.readUInt16LE(6)).toBe(0x0808);
    expect(zip.readUInt16LE(8)).toBe(8);
    expect(zip.subarray(30, 70).toString()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\.txt$/,
    );
  });

  it('wraps a ZIP under a name that does not say so, or its readers would open it', async () => {
    const inner = Buffer.from('UEsDBAAAAAA=', 'base64');
    const reading = await read(await written(await sample(), 'java', [file('a.pdf', inner)]));
    expect(documentOf(reading).attachments[0]).toMatchObject({ form: 'zip', size: inner.length });
  });

  it('passes on the fault of a source', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield PDF;
      throw await Promise.resolve(new Error('gone'));
    }
    const draft = await sample();
    for (const name of ['a.pdf', 'a.txt']) {
      const writing = async () => {
        const attachments = [{ contentId: '1', name, content: broken() }];
        for await (const chunk of writeEdxml(draft, { dialect: 'java', attachments })) expect(chunk).toBeDefined();
      };
      await expect(writing()).rejects.toThrow('gone');
    }
  });

  it('throws a fault before the first byte for what cannot be written', async () => {
    const writing = writeEdxml(await sample(), {
      dialect: 'java',
      attachments: [{ contentId: '1', name: '../a', content: chunked('') }],
    });
    await expect(writing.next()).rejects.toThrow(Fault);
  });
});
