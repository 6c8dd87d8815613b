import { MESSAGE_HEADER, PDF, documentXml, exchange, statusXml } from '../testing/messages.js';
import { contentOf, documentOf, read, statusOf, warningsOf } from '../testing/reading.js';

const PROMULGATION = `${MESSAGE_HEADER}/PromulgationInfo/PromulgationDate`;
const TRACE = '/edXML/edXMLEnvelope/edXMLHeader/TraceHeaderList';
const MANIFEST = '/edXML/edXMLEnvelope/edXMLBody/edXMLManifest';
const ATTACHMENT = '/edXML/AttachmentEncoded/Attachment[1]';

const reading = (part: string | RegExp, other: string) => read(exchange(documentXml(), part, other));

describe('what the reader tolerates in dates', () => {
  it('reads dd/MM/yyyy and warns', async () => {
    const result = await reading('2026/10/01</edXML:Prom', '01/10/2026</edXML:Prom');
    expect(documentOf(result).promulgation.date).toEqual({ kind: 'date', value: '2026-10-01' });
    expect(warningsOf(result)).toEqual([`edxml/date-form ${PROMULGATION}`]);
  });

  it('keeps the text of a date that does not exist, and warns', async () => {
    const result = await reading('2026/10/01</edXML:Prom', '2014/02/30</edXML:Prom');
    expect(documentOf(result).promulgation.date).toEqual({ kind: 'unread', raw: '2014/02/30' });
    expect(warningsOf(result)).toEqual([`edxml/date-impossible ${PROMULGATION}`]);
  });

  it('keeps the text of what is no date, and warns', async () => {
    const result = await reading('2026/10/01</edXML:Prom', 'ngày mai</edXML:Prom');
    expect(documentOf(result).promulgation.date).toEqual({ kind: 'unread', raw: 'ngày mai' });
    expect(warningsOf(result)).toEqual([`edxml/date-unreadable ${PROMULGATION}`]);
  });

  it('takes an empty DueDate for none, and warns', async () => {
    const result = await reading('2026/10/31 17:00:00', '');
    expect(documentOf(result).dueDate).toBeUndefined();
    expect(warningsOf(result)).toEqual([`edxml/empty-element ${MESSAGE_HEADER}/DueDate`]);
  });
});

describe('what the reader tolerates in parties and hops', () => {
  it.each(['', '<edXML:OrganId>null</edXML:OrganId>', '<edXML:OrganId/>'])(
    'reads a ResponseFor whose OrganId is %j, and warns',
    async (organId) => {
      const result = await reading(/(?<=<edXML:ResponseFor>\s*)<edXML:OrganId>[^<]*<\/edXML:OrganId>/, organId);
      expect(documentOf(result).responseFor[0]).not.toHaveProperty('organId');
      expect(warningsOf(result)).toEqual([`edxml/organ-id-missing ${MESSAGE_HEADER}/ResponseFor[1]/OrganId`]);
    },
  );

  it('reads a TraceHeader without OrganId, and warns', async () => {
    const result = await reading(/(?<=<edXML:TraceHeader>\s*)<edXML:OrganId>[^<]*<\/edXML:OrganId>/, '');
    expect(documentOf(result).trace).toEqual([{ timestamp: { kind: 'date-time', value: '2026-10-01T08:00:00' } }]);
    expect(warningsOf(result)).toEqual([`edxml/organ-id-missing ${TRACE}/TraceHeader[1]/OrganId`]);
  });

  it('keeps an OrganId beside the routing that is no code, and warns', async () => {
    const result = await reading(/(?<=<edXML:TraceHeader>\s*)<edXML:OrganId>[^<]*</, '<edXML:OrganId>Trục tỉnh<');
    expect(documentOf(result).trace[0]?.organId).toBe('Trục tỉnh');
    expect(warningsOf(result)).toEqual([`edxml/organ-id-invalid ${TRACE}/TraceHeader[1]/OrganId`]);
  });

  it('takes zero-width spaces off, from codes and names, and warns', async () => {
    const xml = exchange(documentXml(), 'Sở Mẫu', 'Sở\u200B Mẫu\u200B');
    const result = await read(exchange(xml, '>H99.02<', '>\u200BH99.02<'));
    expect(documentOf(result).from.organName).toBe('Sở Mẫu');
    expect(documentOf(result).to[0]?.organId).toBe('H99.02');
    expect(warningsOf(result)).toEqual([
      `edxml/zero-width-space ${MESSAGE_HEADER}/From/OrganName`,
      `edxml/zero-width-space ${MESSAGE_HEADER}/To[1]/OrganId`,
    ]);
  });

  it('reads a From nested in From, and warns', async () => {
    const nested = exchange(
      exchange(documentXml(), '<edXML:From>', '<edXML:From><edXML:From>'),
      '</edXML:From>',
      '</edXML:From></edXML:From>',
    );
    const result = await read(nested);
    expect(documentOf(result).from).toEqual(documentOf(await read(documentXml())).from);
    expect(warningsOf(result)).toEqual([`edxml/nested-from ${MESSAGE_HEADER}/From/From`]);
  });

  it('takes what only one of two nested Froms says from either', async () => {
    const inner = '<edXML:From><edXML:OrganId>000.00.11.H99</edXML:OrganId><edXML:Fax>9</edXML:Fax></edXML:From>';
    const nested = exchange(documentXml(), '<edXML:From>', `<edXML:From>${inner}`);
    const result = await read(exchange(nested, '<edXML:Fax>0200 000 002</edXML:Fax>', '<edXML:Fax/>'));
    expect(documentOf(result).from).toMatchObject({ organId: '000.00.11.H99', organName: 'Sở Mẫu', fax: '9' });
    expect(warningsOf(result)).toEqual([`edxml/nested-from ${MESSAGE_HEADER}/From/From`]);
  });

  it('takes an empty ResponseFor and an empty To for none, and warns', async () => {
    const xml = exchange(documentXml(), /<edXML:ResponseFor>[\s\S]*<\/edXML:ResponseFor>/, '<edXML:ResponseFor/>');
    const result = await read(exchange(xml, '<edXML:To>', '<edXML:To/><edXML:To>'));
    expect(documentOf(result).responseFor).toEqual([]);
    expect(documentOf(result).to).toHaveLength(2);
    expect(warningsOf(result)).toEqual([
      `edxml/empty-element ${MESSAGE_HEADER}/To[1]`,
      `edxml/empty-element ${MESSAGE_HEADER}/ResponseFor[1]`,
    ]);
  });

  it('keeps over-long texts whole, and warns', async () => {
    const long = 'ă'.repeat(201);
    const result = await reading('Sở Mẫu', long);
    expect(documentOf(result).from.organName).toBe(long);
    expect(warningsOf(result)).toEqual([`edxml/too-long ${MESSAGE_HEADER}/From/OrganName`]);
    expect(warningsOf(await reading('Sở Mẫu', 'ă'.repeat(200)))).toEqual([]);
  });
});

describe('what the reader tolerates in markup', () => {
  it('accepts an unbound prefix, and warns once', async () => {
    const result = await reading(/ xmlns:edXML="[^"]*"/, '');
    expect(documentOf(result).documentId).toBe('000.00.11.H99,2026/10/01,15/SM-VP');
    expect(warningsOf(result)).toEqual(['edxml/prefix-unbound /edXML']);
  });

  it('accepts a message without its namespace, and warns once', async () => {
    const bare = documentXml()
      .replaceAll('edXML:', '')
      .replace(/ xmlns(:edXML)?="[^"]*"/g, '');
    const result = await read(bare);
    expect(documentOf(result).to).toHaveLength(2);
    expect(warningsOf(result)).toEqual(['edxml/namespace-missing /']);
  });

  it('passes over junk before the declaration, and warns', async () => {
    const junk = Buffer.concat([Buffer.from('HTTP rác \r\n'), Buffer.from([0xff, 0x00])]);
    const result = await read(Buffer.concat([junk, Buffer.from(documentXml())]), {}, 3);
    expect(contentOf(result.received[0])).toEqual(PDF);
    expect(warningsOf(result)).toEqual(['edxml/junk-before-declaration /']);
  });

  it('passes over a byte order mark, and warns', async () => {
    expect(warningsOf(await read(`\uFEFF${documentXml()}`))).toEqual(['edxml/byte-order-mark /']);
  });

  it('passes over elements that the standard does not have, and warns without naming them', async () => {
    const result = await reading('<edXML:From>', '<edXML:NguyenVanA>bí mật</edXML:NguyenVanA><edXML:From>');
    expect(warningsOf(result)).toEqual([`edxml/unknown-element ${MESSAGE_HEADER}/*`]);
    expect(JSON.stringify(result.outcome)).not.toContain('NguyenVanA');
  });

  it('reads the first of two Subjects, and warns of the second', async () => {
    const result = await reading('<edXML:Subject>', '<edXML:Subject>một</edXML:Subject><edXML:Subject>');
    expect(documentOf(result).subject).toBe('một');
    expect(warningsOf(result)).toEqual([`edxml/repeated-element ${MESSAGE_HEADER}/Subject`]);
  });

  it('warns of a missing Subject and refuses nothing for it', async () => {
    const result = await reading(/<edXML:Subject>.*<\/edXML:Subject>/, '');
    expect(warningsOf(result)).toEqual([`edxml/required-missing ${MESSAGE_HEADER}/Subject`]);
  });

  it('ends its warnings with the number left out', async () => {
    const strangers = '<edXML:La/>'.repeat(600);
    const { outcome } = await reading('<edXML:From>', `${strangers}<edXML:From>`);
    const warnings = outcome.ok ? outcome.value.warnings : [];
    expect(warnings).toHaveLength(501);
    expect(warnings.at(-1)).toEqual({ code: 'edxml/warnings-omitted', path: '/edXML', detail: '100' });
  });
});

describe('what the reader tolerates in a status', () => {
  it('reads Status for MessageHeader, and warns', async () => {
    const result = await read(statusXml().replaceAll('edXML:MessageHeader', 'edXML:Status'));
    expect(statusOf(result).statusCode).toBe('03');
    expect(warningsOf(result)).toEqual(['edxml/status-element /edXML/edXMLEnvelope/edXMLHeader/Status']);
  });

  it('passes over a recipient beside the status, and warns', async () => {
    const to = '<edXML:To><edXML:OrganId>H99.03</edXML:OrganId></edXML:To><edXML:StatusCode>';
    const result = await read(exchange(statusXml(), '<edXML:StatusCode>', to));
    expect(statusOf(result).statusCode).toBe('03');
    expect(warningsOf(result)).toEqual([`edxml/unknown-element ${MESSAGE_HEADER}/To[1]`]);
  });

  it('reads a status code of one digit, and warns', async () => {
    const result = await read(statusXml('3'));
    expect(statusOf(result).statusCode).toBe('03');
    expect(warningsOf(result)).toEqual([`edxml/status-code-form ${MESSAGE_HEADER}/StatusCode`]);
  });

  it('warns of a status without Timestamp', async () => {
    const result = await read(exchange(statusXml(), /<edXML:Timestamp>.*<\/edXML:Timestamp>/, ''));
    expect(warningsOf(result)).toEqual([`edxml/required-missing ${MESSAGE_HEADER}/Timestamp`]);
  });
});

describe('what the reader tolerates in attachments', () => {
  it.each(['209', 'cid:209', 'cid:cid:209'])('matches ContentId %s with the manifest', async (id) => {
    const xml = exchange(documentXml([{ id: 'x', content: PDF }]), '<ContentId>x<', `<ContentId>${id}<`);
    const result = await read(exchange(xml, '>x</edXML:ContentId>', '>cid:209</edXML:ContentId>'));
    expect(documentOf(result).attachments[0]?.contentId).toBe('209');
    const doubled = id === 'cid:cid:209' ? [`edxml/content-id-form ${ATTACHMENT}/ContentId`] : [];
    expect(warningsOf(result)).toEqual(doubled);
  });

  it('warns where the manifest names an attachment that is not there', async () => {
    const result = await reading(/<AttachmentEncoded>[\s\S]*<\/AttachmentEncoded>/, '');
    expect(warningsOf(result)).toEqual([`edxml/manifest-without-attachment ${MANIFEST}/Reference[1]`]);
  });

  it('warns where an attachment is not in the manifest', async () => {
    const result = await reading(/<edXML:Reference>[\s\S]*<\/edXML:Reference>/, '');
    expect(warningsOf(result)).toEqual([`edxml/attachment-not-in-manifest ${ATTACHMENT}/ContentId`]);
  });

  it('warns of two attachments with one ContentId, and delivers both', async () => {
    const result = await read(documentXml([{ content: PDF }, { content: Buffer.from('khác') }]));
    expect(warningsOf(result)).toEqual(['edxml/content-id-repeated /edXML/AttachmentEncoded/Attachment[2]/ContentId']);
    expect(result.received.map((each) => contentOf(each).length)).toEqual([PDF.length, 5]);
  });

  it('delivers an attachment without content as empty, and warns', async () => {
    const result = await reading(/<edXML:ContentTransferEncoded.*<\/edXML:ContentTransferEncoded>/, '');
    expect(documentOf(result).attachments[0]).toMatchObject({ name: 'cong-van.pdf', size: 0 });
    expect(warningsOf(result)).toEqual([`edxml/attachment-empty ${ATTACHMENT}`]);
  });
});
