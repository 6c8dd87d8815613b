import { MESSAGE_HEADER, documentXml, exchange, statusXml } from '../testing/messages.js';
import { read, refusalOf } from '../testing/reading.js';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

const refusal = async (message: string | Uint8Array) => {
  const reading = await read(message);
  const { code, path } = refusalOf(reading);
  expect(reading.received.filter((each) => each.ended === undefined && !each.aborted)).toEqual([]);
  return `${code} ${path ?? ''}`;
};

const changed = (part: string | RegExp, other: string) => refusal(exchange(documentXml(), part, other));

describe('refusing what is not well-formed XML in UTF-8', () => {
  it.each([
    ['a missing end tag', (xml: string) => exchange(xml, '</edXML:Subject>', '')],
    ['a message cut off', (xml: string) => xml.slice(0, 2000)],
    ['text after the root', (xml: string) => `${xml}rác`],
    ['a second root', (xml: string) => `${xml}<edXML/>`],
    ['an attribute given twice', (xml: string) => exchange(xml, 'version="1.0">', 'version="1.0" version="1.1">')],
    ['an attribute without quotes', (xml: string) => exchange(xml, 'version="1.0">', 'version=1>')],
    ['a name with two colons', (xml: string) => xml.replaceAll('edXML:Subject', 'edXML:a:Subject')],
    ['a control character', (xml: string) => exchange(xml, 'liên thông', 'liên\u0001thông')],
    ['a second declaration', (xml: string) => exchange(xml, '<edXML ', `${DECLARATION}<edXML `)],
  ])('refuses %s', async (_, change) => {
    expect(await refusal(change(documentXml()))).toMatch(/^edxml\/malformed /);
  });

  it.each(['', '   ', 'không phải XML', '{"json": true}'])('refuses %j', async (text) => {
    expect(await refusal(text)).toBe('edxml/malformed /');
  });

  it('refuses attributes named like members of every object without throwing', async () => {
    const reading = await read('<edXML hasOwnProperty="1" __proto__="2" constructor="3" toString="4"/>');
    expect(refusalOf(reading).code).toMatch(/^edxml\/(malformed|not-edxml)$/);
  });

  it('refuses invalid UTF-8', async () => {
    const xml = Buffer.from(documentXml());
    xml[xml.indexOf('liên')] = 0xff;
    expect(await refusal(xml)).toBe('edxml/encoding /');
  });

  it('refuses UTF-8 cut off at the end of the message', async () => {
    const bytes = Buffer.concat([Buffer.from(documentXml()), Buffer.from([0xe1, 0xbb])]);
    expect(await refusal(bytes)).toBe('edxml/encoding /');
  });

  it.each(['UTF-16', 'windows-1258', 'ISO-8859-1'])('refuses the declared encoding %s', async (encoding) => {
    expect(await changed('encoding="UTF-8"', `encoding="${encoding}"`)).toBe('edxml/encoding /');
  });

  it('refuses UTF-16, with and without its mark', async () => {
    expect(await refusal(Buffer.from(`\uFEFF${documentXml()}`, 'utf16le'))).toBe('edxml/encoding /');
    expect(await refusal(Buffer.from(documentXml(), 'utf16le'))).toBe('edxml/encoding /');
  });
});

describe('refusing what could reach beyond the message', () => {
  it.each([
    '<!DOCTYPE edXML>',
    '<!DOCTYPE edXML SYSTEM "http://example.vn/x.dtd">',
    '<!DOCTYPE edXML [<!ENTITY a "b">]>',
    '<!DOCTYPE edXML [<!ENTITY a SYSTEM "file:///etc/passwd">',
    '<!ENTITY a "b">',
    '<!doctype edXML>',
  ])('refuses %s', async (declaration) => {
    expect(await changed(DECLARATION, `${DECLARATION}${declaration}`)).toMatch(/^edxml\/(dtd|malformed) \/$/);
  });

  it('refuses a DTD before the XML declaration as well', async () => {
    expect(await changed(DECLARATION, `<!DOCTYPE edXML []>${DECLARATION}`)).toBe('edxml/dtd /');
  });

  it.each(['&a;', '&nbsp;', '&#0;', '&#xD800;', '&a b;'])('refuses the reference %s', async (reference) => {
    expect(await changed('Sở Mẫu', reference)).toBe(`edxml/entity ${MESSAGE_HEADER}/From/OrganName`);
  });

  it('reads the five references of XML and characters by number', async () => {
    const reading = await read(exchange(documentXml(), 'Sở Mẫu', '&lt;&gt;&amp;&quot;&apos;&#7893;'));
    expect(reading.outcome).toMatchObject({ ok: true, value: { message: { from: { organName: '<>&"\'ổ' } } } });
  });

  it('refuses XInclude', async () => {
    const include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>';
    expect(await changed('Sở Mẫu', include)).toBe(`edxml/xinclude ${MESSAGE_HEADER}/From/OrganName`);
  });
});

describe('refusing what cannot be routed or identified', () => {
  it.each([
    '<html/>',
    '<edXML xmlns="urn:khac"/>',
    '<edXML/>',
    '<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"/>',
  ])('refuses %s as no edXML', async (xml) => {
    expect(await refusal(xml)).toMatch(/^edxml\/not-edxml /);
  });

  it('refuses a message without From, and a From without code', async () => {
    expect(await changed(/<edXML:From>[\s\S]*<\/edXML:From>/, '')).toBe(`edxml/from-missing ${MESSAGE_HEADER}/From`);
    expect(await changed('>000.00.11.H99<', '>null<')).toBe(`edxml/from-missing ${MESSAGE_HEADER}/From/OrganId`);
  });

  it.each(['Mã định danh theo QCVN', 'H', 'H99_02', '1'.repeat(36)])('refuses the sender code %j', async (code) => {
    expect(await changed('>000.00.11.H99<', `>${code}<`)).toBe(`edxml/from-invalid ${MESSAGE_HEADER}/From/OrganId`);
  });

  it('refuses two senders, side by side or one in the other with different codes', async () => {
    const second = '<edXML:From><edXML:OrganId>H88</edXML:OrganId></edXML:From>';
    expect(await changed('<edXML:To>', `${second}<edXML:To>`)).toBe(`edxml/ambiguous ${MESSAGE_HEADER}/From`);
    expect(await changed('<edXML:From>', `<edXML:From>${second}`)).toMatch(/^edxml\/ambiguous .*\/From\/OrganId$/);
  });

  it.each(['0', '3'])('refuses a message of type %s without recipients', async (type) => {
    const xml = exchange(documentXml(), /<edXML:To>[\s\S]*<\/edXML:To>/, '');
    const typed = exchange(xml, /<edXML:BussinessDocType>0</, `<edXML:BussinessDocType> ${type} <`);
    expect(await refusal(typed)).toBe(`edxml/recipient-missing ${MESSAGE_HEADER}/To[1]`);
  });

  it.each(['1', '2'])('takes a message of type %s without recipients', async (type) => {
    const xml = exchange(documentXml(), /<edXML:To>[\s\S]*<\/edXML:To>/, '');
    const { outcome } = await read(exchange(xml, 'DocType>0<', `DocType>${type}<`));
    expect(outcome).toMatchObject({ ok: true, value: { message: { to: [], business: { type: Number(type) } } } });
  });

  it('refuses a recipient without code, or with what is none', async () => {
    const path = `${MESSAGE_HEADER}/To[2]/OrganId`;
    expect(await changed('<edXML:OrganId>28.22.H99</edXML:OrganId>', '')).toBe(`edxml/recipient-missing ${path}`);
    expect(await changed('>28.22.H99<', '>Xã Mẫu<')).toBe(`edxml/recipient-invalid ${path}`);
  });

  it('refuses a recipient named twice, also in other letters', async () => {
    const path = `edxml/duplicate-recipient ${MESSAGE_HEADER}/To[2]/OrganId`;
    expect(await changed('>28.22.H99<', '>H99.02<')).toBe(path);
    expect(await changed('>28.22.H99<', '>h99.02<')).toBe(path);
  });

  it('refuses a document without DocumentId, or with two', async () => {
    const element = /(?<=<\/edXML:To>\s*)<edXML:DocumentId>[^<]*<\/edXML:DocumentId>/;
    expect(await changed(element, '')).toBe(`edxml/document-id-missing ${MESSAGE_HEADER}/DocumentId`);
    const second = '<edXML:DocumentId>khác</edXML:DocumentId><edXML:Code>';
    expect(await changed('<edXML:Code>', second)).toBe(`edxml/ambiguous ${MESSAGE_HEADER}/DocumentId`);
  });

  it('refuses a type of business that nobody knows', async () => {
    const path = '/edXML/edXMLEnvelope/edXMLHeader/TraceHeaderList/Bussiness/BussinessDocType';
    expect(await changed('DocType>0<', 'DocType>4<')).toBe(`edxml/business-type ${path}`);
  });

  it.each([
    [
      'without a known ReceiverType',
      'ReceiverType',
      '<edXML:OrganId>H99.01</edXML:OrganId><edXML:ReceiverType>7</edXML:ReceiverType>',
    ],
    ['without OrganId', 'OrganId', '<edXML:ReceiverType>1</edXML:ReceiverType>'],
  ])('refuses an update that names a receiver %s: it would reach somebody else', async (_, name, receiver) => {
    const info = `<edXML:BussinessDocumentInfo><edXML:DocumentReceiver>1</edXML:DocumentReceiver><edXML:ReceiverList><edXML:Receiver>${receiver}</edXML:Receiver></edXML:ReceiverList></edXML:BussinessDocumentInfo>`;
    const of = (type: number) =>
      changed(
        /<edXML:BussinessDocType>0<\/edXML:BussinessDocType>/,
        `<edXML:BussinessDocType>${type}</edXML:BussinessDocType>${info}`,
      );
    const code = name === 'OrganId' ? 'edxml/recipient-invalid' : 'edxml/receiver-type';
    expect(await of(2)).toMatch(new RegExp(`^${code} .*/Receiver\\[1\\]/${name}$`));
  });

  it.each(['00', '07', '12', '14', '17', '', 'xong'])('refuses status code %j', async (code) => {
    expect(await refusal(exchange(statusXml('99'), '>99<', `>${code}<`))).toBe(
      `edxml/status-code ${MESSAGE_HEADER}/StatusCode`,
    );
  });

  it('refuses a status that does not say about which document it is', async () => {
    const xml = exchange(statusXml(), /<edXML:DocumentId>.*<\/edXML:DocumentId>/, '');
    expect(await refusal(xml)).toBe(`edxml/document-id-missing ${MESSAGE_HEADER}/ResponseFor[1]/DocumentId`);
  });

  it('refuses a status about two documents', async () => {
    const second = '</edXML:ResponseFor><edXML:ResponseFor><edXML:DocumentId>x</edXML:DocumentId></edXML:ResponseFor>';
    expect(await refusal(exchange(statusXml(), '</edXML:ResponseFor>', second))).toBe(
      `edxml/ambiguous ${MESSAGE_HEADER}/ResponseFor[2]`,
    );
  });

  it('refuses a message that is both a document and a status', async () => {
    const path = '/edXML/edXMLEnvelope/edXMLHeader/Status';
    expect(await changed('<edXML:MessageHeader>', '<edXML:Status/><edXML:MessageHeader>')).toBe(
      `edxml/ambiguous ${path}`,
    );
  });
});

describe('what a refusal says', () => {
  it.each([
    (xml: string) => exchange(xml, '</edXML:Subject>', '</edXML:BiMat>'),
    (xml: string) => exchange(xml, 'V/v thử', 'V/v &BiMat; thử'),
    (xml: string) => exchange(xml, '>000.00.11.H99<', '>BiMat BiMat<'),
    (xml: string) => exchange(xml, '>cong-van.pdf</edXML:', '>../BiMat.pdf</edXML:'),
    (xml: string) =>
      exchange(xml, '<edXML:From>', '<edXML:BiMat><xi:include xmlns:xi="http://www.w3.org/2001/XInclude"/>'),
  ])('never quotes the message (%#)', async (change) => {
    const { outcome } = await read(change(documentXml()));
    expect(outcome.ok).toBe(false);
    expect(JSON.stringify(outcome)).not.toMatch(/BiMat/i);
  });
});
