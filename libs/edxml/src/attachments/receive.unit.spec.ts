import { createHash } from 'node:crypto';
import { PDF, documentXml, exchange } from '../testing/messages.js';
import type { AttachmentXml } from '../testing/messages.js';
import { contentOf, documentOf, read, refusalOf, warningsOf } from '../testing/reading.js';
import { KIT_UUID, kitZip, zipOf } from '../testing/zips.js';

const ATTACHMENT = '/edXML/AttachmentEncoded/Attachment[1]';
const text = Buffer.from('một hai ba '.repeat(50));
const docx = zipOf({ name: '[Content_Types].xml', content: text }, { name: 'word/document.xml', content: text });

const receive = async (attachment: AttachmentXml, limits = {}, chunk?: number) => {
  const reading = await read(documentXml([attachment]), limits, chunk);
  const [file] = documentOf(reading).attachments;
  return {
    file,
    content: contentOf(reading.received[0]),
    warnings: warningsOf(reading),
    ended: reading.received[0]?.ended,
  };
};

const refusal = async (attachment: AttachmentXml, limits = {}) => {
  const reading = await read(documentXml([attachment]), limits);
  expect(reading.received.map(({ aborted, ended }) => [aborted, ended])).toEqual([[true, undefined]]);
  const { code, path } = refusalOf(reading);
  return `${code} ${path ?? ''}`;
};

describe('delivering an attachment', () => {
  it('sums what it delivers, and says so to the sink as in the message', async () => {
    const { file, content, ended } = await receive({ name: 'a.txt', content: kitZip(text, 'txt') });
    expect(content).toEqual(text);
    expect(file).toEqual({
      contentId: '209',
      name: 'a.txt',
      declaredType: 'application/pdf',
      description: 'Văn bản chính',
      size: text.length,
      sha256: createHash('sha256').update(text).digest('hex'),
      form: 'zip',
      entryName: `${KIT_UUID}.txt`,
    });
    expect(ended).toEqual(file);
  });

  it.each([1, 2, 3, 5, 100])('gives the same bytes from slices of %i bytes', async (size) => {
    const { content } = await receive({ name: 'a.txt', content: kitZip(text, 'txt') }, {}, size);
    expect(content).toEqual(text);
  });

  it('goes by the content, not by the declared type', async () => {
    const unzipped = await receive({ name: 'a.pdf', type: 'application/pdf', content: kitZip(PDF, 'pdf') });
    const raw = await receive({ name: 'a.pdf', type: 'application/zip', content: PDF });
    expect([unzipped.content, raw.content]).toEqual([PDF, PDF]);
    expect([unzipped.file?.form, raw.file?.form]).toEqual(['zip', 'raw']);
  });

  it('reads Base64 in lines, also where the line ends are character references', async () => {
    const lines = PDF.toString('base64').replace(/.{10}/g, '$&&#13;\n ');
    expect((await receive({ content: lines })).content).toEqual(PDF);
  });
});

describe('which ZIP is opened', () => {
  it.each(['zip', 'ZIP'])('passes a .%s through, whatever is in it', async (extension) => {
    const archive = kitZip(text, 'zip');
    const { content, warnings } = await receive({ name: `a.${extension}`, content: archive });
    expect(content).toEqual(archive);
    expect(warnings).toEqual([]);
  });

  it('passes a docx through', async () => {
    const { content, warnings } = await receive({ name: 'a.docx', content: docx });
    expect(content).toEqual(docx);
    expect(warnings).toEqual([]);
  });

  it("opens the kit's wrapping of a docx", async () => {
    const { content } = await receive({ name: 'a.docx', content: kitZip(docx, 'docx') });
    expect(content).toEqual(docx);
  });

  it("passes a format based on ZIP through when its one entry is not the kit's", async () => {
    const archive = zipOf({ name: 'noi-dung.docx', content: text });
    expect((await receive({ name: 'a.docx', content: archive })).content).toEqual(archive);
  });

  it('opens a ZIP of one entry under any plain name', async () => {
    const { content } = await receive({ name: 'a.pdf', content: zipOf({ name: 'khac.bin', content: PDF }) });
    expect(content).toEqual(PDF);
  });

  it('opens a ZIP whose entry is stored', async () => {
    const { content } = await receive({ name: 'a.pdf', content: zipOf({ name: 'a.pdf', content: PDF, method: 0 }) });
    expect(content).toEqual(PDF);
  });

  it('passes a ZIP of many entries under a plain name through, and warns', async () => {
    const archive = zipOf({ name: 'a.pdf', content: PDF }, { name: 'b.pdf', content: PDF });
    const { content, warnings, file } = await receive({ name: 'a.pdf', content: archive });
    expect(content).toEqual(archive);
    expect(file?.form).toBe('raw');
    expect(warnings).toEqual([`edxml/zip-kept ${ATTACHMENT}`]);
  });

  it("opens a ZIP too long to count when its first entry has the attachment's extension", async () => {
    const lookahead = { zipLookahead: 100 };
    const opened = await receive({ name: 'a.pdf', content: zipOf({ name: 'b.pdf', content: PDF }) }, lookahead, 90);
    expect(opened.content).toEqual(PDF);
    const other = zipOf({ name: 'b.xml', content: PDF });
    const kept = await receive({ name: 'a.pdf', content: other }, lookahead, 90);
    expect(kept.content).toEqual(other);
    expect(kept.warnings).toEqual([`edxml/zip-kept ${ATTACHMENT}`]);
  });

  it.each(['a.pdf', 'a.docx'])(
    'takes a ZIP named %s of as many entries as it may have, and refuses one more',
    async (name) => {
      const entries = (count: number) =>
        Array.from({ length: count }, (_, index) => ({ name: `${index}.xml`, content: PDF }));
      const most = { zipEntries: 3 };
      const three = zipOf(...entries(3));
      expect((await receive({ name, content: three }, most)).content).toEqual(three);
      expect(await refusal({ name, content: zipOf(...entries(4)) }, most)).toBe(`edxml/zip-entries ${ATTACHMENT}`);
    },
  );

  it('refuses a second entry in a ZIP that it has begun to open', async () => {
    const archive = zipOf({ name: 'a.pdf', content: PDF }, { name: 'b.pdf', content: PDF });
    expect(await refusal({ name: 'a.pdf', content: archive }, { zipLookahead: 40 })).toBe(
      `edxml/zip-entries ${ATTACHMENT}`,
    );
  });

  it('knows the name from the manifest where the attachment says it last', async () => {
    const late = (xml: string) => {
      const name = /\s*<AttachmentName>.*<\/AttachmentName>/.exec(xml)?.[0] ?? '';
      return exchange(exchange(xml, name, ''), '    </Attachment>', `${name}</Attachment>`);
    };
    const archive = zipOf({ name: `${KIT_UUID}.zip`, content: text });
    const reading = await read(late(documentXml([{ name: 'a.zip', content: archive }])));
    expect(contentOf(reading.received[0])).toEqual(archive);
    expect(reading.received[0]?.head.name).toBe('a.zip');
  });

  it("opens only the kit's wrapping where no name is known in time, and tells the name at the end", async () => {
    const late = (content: Buffer) => {
      const xml = exchange(documentXml([{ name: 'a.txt', content }]), /\s*<AttachmentName>.*<\/AttachmentName>/, '');
      const named = exchange(xml, '    </Attachment>', '<AttachmentName>a.txt</AttachmentName></Attachment>');
      return read(exchange(named, /<edXML:Reference>[\s\S]*<\/edXML:Reference>/, ''));
    };
    const kit = await late(kitZip(text, 'txt'));
    expect(contentOf(kit.received[0])).toEqual(text);
    expect(kit.received[0]?.head).not.toHaveProperty('name');
    expect(kit.received[0]?.ended?.name).toBe('a.txt');
    const other = zipOf({ name: 'a.txt', content: text });
    expect(contentOf((await late(other)).received[0])).toEqual(other);
  });
});

describe('refusing a damaged attachment', () => {
  it.each(['a$b=', 'QUJD=', 'QUJDRA', 'QUJDRA=A', 'QUI=QUJD', 'ăâ==', 'QU-_'])(
    'refuses %j as Base64',
    async (content) => {
      expect(await refusal({ content })).toBe(`edxml/base64 ${ATTACHMENT}`);
    },
  );

  it('refuses a ZIP cut off anywhere', async () => {
    const archive = kitZip(text, 'txt');
    for (let length = 30; length < archive.length; length += 7) {
      expect(await refusal({ name: 'a.txt', content: archive.subarray(0, length) })).toBe(
        `edxml/zip-truncated ${ATTACHMENT}`,
      );
    }
  });

  it('refuses a ZIP cut off while it is opened', async () => {
    const archive = kitZip(text, 'txt');
    for (let length = 80; length < archive.length; length += 7) {
      const content = archive.subarray(0, length);
      expect(await refusal({ name: 'a.txt', content }, { zipLookahead: 60 })).toBe(`edxml/zip-truncated ${ATTACHMENT}`);
    }
  });

  it('refuses a ZIP whose sum is wrong', async () => {
    const described = zipOf({ name: `${KIT_UUID}.txt`, content: text, flags: 0x0808, crc: 1 });
    const plain = zipOf({ name: 'a.txt', content: text, crc: 1 });
    expect(await refusal({ name: 'a.txt', content: described })).toBe(`edxml/zip-crc ${ATTACHMENT}`);
    expect(await refusal({ name: 'a.txt', content: plain })).toBe(`edxml/zip-crc ${ATTACHMENT}`);
  });

  it('refuses an encrypted ZIP', async () => {
    const archive = zipOf({ name: 'a.txt', content: text, flags: 1 });
    expect(await refusal({ name: 'a.txt', content: archive })).toBe(`edxml/zip-encrypted ${ATTACHMENT}`);
  });

  it('refuses a ZIP whose deflate stream is broken', async () => {
    const archive = kitZip(text, 'txt');
    archive.fill(0xff, 75, 90);
    expect(await refusal({ name: 'a.txt', content: archive })).toMatch(/^edxml\/zip-(malformed|crc|truncated) /);
  });

  it('reports bytes that were once pushed through UTF-8 as corrupt', async () => {
    const binary = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256));
    const ruined = Buffer.from(Buffer.concat([Buffer.from('%PDF-1.7\n'), binary]).toString('utf8'));
    expect(await refusal({ content: ruined })).toBe(`edxml/attachment-corrupt ${ATTACHMENT}`);
    const zip = Buffer.from(zipOf({ name: 'a.pdf', content: binary }).toString('utf8'));
    expect(await refusal({ content: zip })).toBe(`edxml/attachment-corrupt ${ATTACHMENT}`);
    expect(await refusal({ content: kitZip(ruined, 'pdf') })).toBe(`edxml/attachment-corrupt ${ATTACHMENT}`);
  });

  it('delivers a text with a few replacement characters, and binary content that holds them', async () => {
    const few = Buffer.from(`${'văn bản '.repeat(500)}\uFFFD\uFFFD\uFFFD`);
    expect((await receive({ name: 'a.txt', content: few })).content).toEqual(few);
    const binary = Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.from('\uFFFD'.repeat(100))]);
    expect((await receive({ name: 'a.jpg', content: binary })).content).toEqual(binary);
  });

  it('refuses two contents in one attachment', async () => {
    const again = '<ContentTransferEncoded>QUJD</ContentTransferEncoded></Attachment>';
    const reading = await read(exchange(documentXml(), '</Attachment>', again));
    expect(refusalOf(reading).code).toBe('edxml/ambiguous');
  });
});

describe('refusing a name that is no file name', () => {
  const tricks = [
    '../a.pdf',
    'a/b.pdf',
    'C:\\a.pdf',
    '..',
    '.',
    'a\u202Efdp.exe',
    'a\u2066b.pdf',
    'a\tb.pdf',
    'a\u0085.pdf',
  ];

  it.each(tricks)('refuses %j of an attachment before its sink is opened', async (name) => {
    const reading = await read(exchange(documentXml(), '>cong-van.pdf</AttachmentName>', `>${name}</AttachmentName>`));
    expect(refusalOf(reading)).toEqual({ code: 'edxml/attachment-name', path: `${ATTACHMENT}/AttachmentName` });
    expect(reading.received).toEqual([]);
  });

  it.each(tricks)('refuses %j of a manifest', async (name) => {
    const reading = await read(exchange(documentXml(), '>cong-van.pdf</edXML:', `>${name}</edXML:`));
    expect(refusalOf(reading).code).toBe('edxml/attachment-name');
  });

  it('refuses it of the entry of a ZIP', async () => {
    const archive = zipOf({ name: '../../a.pdf', content: PDF });
    expect(await refusal({ content: archive })).toBe(`edxml/attachment-name ${ATTACHMENT}`);
  });

  it('takes a name as agencies write them', async () => {
    const name = 'Thông báo (02.06.2026_15h46p34)_signed [1], số 5 & 6.pdf';
    const { file } = await receive({ name: name.replace('&', '&amp;'), content: PDF });
    expect(file?.name).toBe(name);
  });
});
