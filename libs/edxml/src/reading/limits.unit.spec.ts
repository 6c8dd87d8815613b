import { MESSAGE_HEADER, PDF, documentXml, exchange } from '../testing/messages.js';
import { read, refusalOf } from '../testing/reading.js';
import { kitZip } from '../testing/zips.js';
import type { EdxmlLimits } from './limits.js';

const accepts = async (xml: string, limits: Partial<EdxmlLimits>) => (await read(xml, limits)).outcome.ok;

const over = async (xml: string, limits: Partial<EdxmlLimits>) => {
  const { code, path, params } = refusalOf(await read(xml, limits));
  return `${code} ${String(params?.['limit'])} ${path ?? ''}`;
};

const ATTACHMENT = '/edXML/AttachmentEncoded/Attachment';

describe('limits, each at its edge', () => {
  it('holds the bytes of a message', async () => {
    const xml = documentXml();
    const bytes = Buffer.byteLength(xml);
    expect(await accepts(xml, { messageBytes: bytes })).toBe(true);
    expect(await over(xml, { messageBytes: bytes - 1 })).toBe('edxml/limit messageBytes /');
  });

  it('holds the bytes of an attachment', async () => {
    const xml = documentXml([{ content: PDF }]);
    expect(await accepts(xml, { attachmentBytes: PDF.length })).toBe(true);
    expect(await over(xml, { attachmentBytes: PDF.length - 1 })).toBe(`edxml/limit attachmentBytes ${ATTACHMENT}[1]`);
  });

  it('holds the bytes of an attachment after unzipping', async () => {
    const content = Buffer.alloc(3000, 'a');
    const xml = documentXml([{ name: 'a.txt', content: kitZip(content, 'txt') }]);
    expect(await accepts(xml, { attachmentBytes: 3000 })).toBe(true);
    expect(await over(xml, { attachmentBytes: 2999 })).toBe(`edxml/limit attachmentBytes ${ATTACHMENT}[1]`);
  });

  it('holds the number of attachments', async () => {
    const xml = documentXml([
      { id: 'cid:1', content: PDF },
      { id: 'cid:2', content: PDF },
    ]);
    expect(await accepts(xml, { attachments: 2 })).toBe(true);
    expect(await over(xml, { attachments: 1 })).toBe(`edxml/limit attachments ${ATTACHMENT}[2]`);
  });

  it('holds the unzipped bytes of the whole message', async () => {
    const zipped = kitZip(Buffer.alloc(1000, 'a'), 'txt');
    const xml = documentXml([
      { id: 'cid:1', name: 'a.txt', content: zipped },
      { id: 'cid:2', name: 'b.txt', content: zipped },
    ]);
    expect(await accepts(xml, { decompressedBytes: 2000 })).toBe(true);
    expect(await over(xml, { decompressedBytes: 1999 })).toBe(`edxml/zip-bomb decompressedBytes ${ATTACHMENT}[2]`);
  });

  it('stops a ZIP that unfolds beyond the ratio, from 1 MB on', async () => {
    const small = documentXml([{ name: 'a.txt', content: kitZip(Buffer.alloc(1024 * 1024), 'txt') }]);
    const large = documentXml([{ name: 'a.txt', content: kitZip(Buffer.alloc(8 * 1024 * 1024), 'txt') }]);
    expect(await accepts(small, { ratio: 200 })).toBe(true);
    expect(await over(large, { ratio: 200 })).toBe(`edxml/zip-bomb ratio ${ATTACHMENT}[1]`);
    expect(await accepts(large, { ratio: 2000 })).toBe(true);
  });

  it('holds the depth', async () => {
    const nested = (depth: number) => exchange(documentXml(), 'Sở Mẫu', '<a>'.repeat(depth) + '</a>'.repeat(depth));
    expect(await accepts(nested(26), {})).toBe(true);
    expect(await over(nested(27), {})).toMatch(/^edxml\/limit depth /);
  });

  it('holds the attributes of an element', async () => {
    const withAttributes = (count: number) =>
      exchange(
        documentXml(),
        '<edXML:From>',
        `<edXML:From ${Array.from({ length: count }, (_, i) => `a${i}="1"`).join(' ')}>`,
      );
    expect(await accepts(withAttributes(32), {})).toBe(true);
    expect(await over(withAttributes(33), {})).toBe(`edxml/limit attributes ${MESSAGE_HEADER}`);
  });

  it('stops a tag that never ends', async () => {
    const endless = exchange(documentXml(), '<edXML:From>', `<edXML:From ${'a="1" '.repeat(50_000)}`);
    expect(await over(endless, {})).toMatch(/^edxml\/(limit attributes|malformed)/);
  });

  it('holds the text of an element', async () => {
    const withText = (length: number) => exchange(documentXml(), 'Nội dung tóm tắt', 'x'.repeat(length));
    expect(await accepts(withText(64 * 1024), {})).toBe(true);
    expect(await over(withText(64 * 1024 + 1), {})).toBe(`edxml/limit elementText ${MESSAGE_HEADER}/Content`);
  });

  it('holds the text of comments, names and attributes', async () => {
    const huge = 'x'.repeat(200_000);
    expect(await over(exchange(documentXml(), 'Sở Mẫu', `<!--${huge}-->`), {})).toMatch(/^edxml\/limit elementText/);
    expect(await over(exchange(documentXml(), 'Sở Mẫu', `<${huge}/>`), {})).toMatch(/^edxml\/limit elementText/);
    expect(await over(exchange(documentXml(), 'Sở Mẫu', `<a b="${huge}"/>`), {})).toMatch(/^edxml\/limit elementText/);
  });

  it('holds all texts together', async () => {
    const xml = exchange(documentXml(), '<edXML:From>', `${'<a>0123456789</a>'.repeat(100)}<edXML:From>`);
    expect(await accepts(xml, { headerText: 5000 })).toBe(true);
    expect(await over(xml, { headerText: 900 })).toMatch(/^edxml\/limit headerText /);
  });

  it('holds the number of elements', async () => {
    expect(await accepts(documentXml(), { elements: 100 })).toBe(true);
    expect(await over(documentXml(), { elements: 20 })).toMatch(/^edxml\/limit elements /);
  });

  it('holds the number of recipients', async () => {
    expect(await accepts(documentXml(), { recipients: 2 })).toBe(true);
    expect(await over(documentXml(), { recipients: 1 })).toBe(`edxml/limit recipients ${MESSAGE_HEADER}/To[2]`);
  });

  it('takes as many recipients as it allows, each with all that the standard has for it', async () => {
    const one = /<edXML:To>[\s\S]*?<\/edXML:To>/.exec(documentXml())?.[0] ?? '';
    const full = /(?<=<edXML:From>[\s\S]*?<\/edXML:OrganId>)[\s\S]*?(?=<\/edXML:From>)/.exec(documentXml())?.[0] ?? '';
    const recipient = (index: number) => `<edXML:To><edXML:OrganId>H99.${index}</edXML:OrganId>${full}</edXML:To>`;
    const xml = exchange(
      documentXml(),
      one,
      Array.from({ length: 4999 }, (_, index) => recipient(index + 100)).join('\n'),
    );
    const { outcome } = await read(xml);
    expect(outcome.ok && outcome.value.message.kind === 'document' && outcome.value.message.to.length).toBe(5000);
  });
});
