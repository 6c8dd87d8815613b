import { Fault } from '@lienthong/kernel';
import fc from 'fast-check';
import { canonicalDigest } from '../canonical/canonical-digest.js';
import { parseEdxmlDate } from '../model/date.js';
import type { WireOrganId } from '../model/organ.js';
import { attachmentsArbitrary, documentArbitrary } from '../testing/arbitraries.js';
import { documentXml, exchange, statusXml } from '../testing/messages.js';
import { chunked, documentOf, read } from '../testing/reading.js';
import { written } from '../testing/writing.js';
import { appendTraceHeader } from './append-trace-header.js';

const hop = { organId: 'H99.09' as WireOrganId, timestamp: parseEdxmlDate('2026/10/01 08:05:00').date };
const HOP =
  '<edXML:TraceHeader><edXML:OrganId>H99.09</edXML:OrganId>' +
  '<edXML:Timestamp>2026/10/01 08:05:00</edXML:Timestamp></edXML:TraceHeader>';

const relayed = async (message: string | Buffer, size = 100): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of appendTraceHeader(chunked(message, size), hop)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

describe('appending a hop to the trace', () => {
  it('puts it after the last hop and leaves every other byte alone', async () => {
    const xml = documentXml();
    for (const size of [1, 64, 100_000]) {
      const copy = await relayed(xml, size);
      expect(copy).toBe(exchange(xml, '</edXML:TraceHeader>', `</edXML:TraceHeader>${HOP}`));
    }
  });

  it('is read as one more hop of the same document', async () => {
    await fc.assert(
      fc.asyncProperty(
        documentArbitrary,
        attachmentsArbitrary,
        fc.constantFrom('java' as const, 'net' as const),
        async (draft, files, dialect) => {
          const bytes = await written(draft, dialect, files);
          const original = documentOf(await read(bytes));
          const copy = documentOf(await read(await relayed(bytes)));
          expect(copy).toEqual({ ...original, trace: [...original.trace, hop] });
          expect(canonicalDigest(copy, copy.attachments)).toBe(canonicalDigest(original, original.attachments));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('keeps to the prefix of the message', async () => {
    const bare = documentXml().replaceAll('edXML:', '').replaceAll('xmlns:edXML', 'xmlns');
    expect(documentOf(await read(await relayed(bare))).trace).toHaveLength(2);
  });

  it('is not led astray by comments and CDATA', async () => {
    const tricks = '<!-- </edXML:TraceHeaderList> --><edXML:Content><![CDATA[</edXML:edXMLHeader>]]></edXML:Content>';
    const xml = exchange(documentXml(), /<edXML:Content>.*<\/edXML:Content>/, tricks);
    const copy = documentOf(await read(await relayed(xml)));
    expect(copy.trace.at(-1)).toEqual(hop);
    expect(copy.content).toBe('</edXML:edXMLHeader>');
  });

  it.each([
    /<edXML:TraceHeaderList>[\s\S]*<\/edXML:TraceHeaderList>/,
    /<edXML:TraceHeader>[\s\S]*<\/edXML:TraceHeader>/,
  ])('begins the trace of a document that has none (%#)', async (part) => {
    const xml = exchange(documentXml(), part, '');
    expect(documentOf(await read(await relayed(xml))).trace).toEqual([hop]);
  });

  it('begins the trace in a list that is empty', async () => {
    const list = /<edXML:TraceHeaderList>[\s\S]*<\/edXML:TraceHeaderList>/;
    const xml = exchange(documentXml(), list, '<edXML:TraceHeaderList></edXML:TraceHeaderList>');
    expect(documentOf(await read(await relayed(xml))).trace).toEqual([hop]);
    const closed = exchange(documentXml(), list, '<edXML:TraceHeaderList/>');
    expect(documentOf(await read(await relayed(closed))).trace).toEqual([hop]);
  });

  it('passes a status message unchanged', async () => {
    expect(await relayed(statusXml())).toBe(statusXml());
    const other = statusXml().replaceAll('edXML:MessageHeader', 'edXML:Status');
    expect(await relayed(other)).toBe(other);
  });

  it('throws a fault for what has no header', async () => {
    await expect(relayed('<edXML>')).rejects.toThrow(Fault);
  });
});
