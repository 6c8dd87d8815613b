import fc from 'fast-check';
import { documentArbitrary } from '../testing/arbitraries.js';
import { PDF, documentXml, exchange } from '../testing/messages.js';
import { documentOf, read } from '../testing/reading.js';
import { written } from '../testing/writing.js';
import { kitZip } from '../testing/zips.js';
import type { CanonicalContent } from './canonical-digest.js';
import { canonicalDigest } from './canonical-digest.js';

const digestOf = async (xml: string | Buffer): Promise<string> => {
  const document = documentOf(await read(xml));
  return canonicalDigest(document, document.attachments);
};

/** Every text, number and boolean in a value, each with the value in which it alone is another. */
const variations = (value: unknown): readonly unknown[] => {
  if (typeof value === 'string') return [`${value}x`];
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'boolean') return [!value];
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => variations(each).map((other) => value.with(index, other) as unknown));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => variations(each).map((other) => ({ ...value, [key]: other })));
};

describe('the canonical digest', () => {
  it('is the same whatever happens to a message on its way', async () => {
    const xml = documentXml();
    const digest = await digestOf(xml);
    const hop = '<edXML:TraceHeader><edXML:OrganId>G99</edXML:OrganId></edXML:TraceHeader><edXML:Bussiness>';
    const changes = [
      exchange(xml, '<edXML:Bussiness>', hop),
      exchange(xml, '>28.22.H99<', '>H77.01<'),
      exchange(xml, /<edXML:To>[\s\S]*?<\/edXML:To>/, ''),
      exchange(xml, '</edXML:edXMLHeader>', '<Signature><SignedInfo/></Signature></edXML:edXMLHeader>'),
      xml.replaceAll('cid:209', 'cid:cid:khác'),
      xml.replace(/>\s+</g, '><'),
      xml.replaceAll('edXML:', 'x:').replaceAll('xmlns:edXML', 'xmlns:x'),
      xml.replace(/<(edXML:)?Description>[^<]*</g, '<$1Description>khác<'),
      exchange(xml, 'application/pdf', 'application/octet-stream'),
      exchange(xml, PDF.toString('base64'), kitZip(PDF, 'pdf').toString('base64')),
      exchange(xml, PDF.toString('base64'), PDF.toString('base64').replace(/.{8}/g, '$&\n')),
      exchange(xml, '2026/10/01</edXML:Prom', '01/10/2026</edXML:Prom'),
    ];
    for (const change of changes) expect(await digestOf(change)).toBe(digest);
  });

  it('is the same in both dialects', async () => {
    const draft = documentOf(await read(documentXml()));
    const files = [{ contentId: '1', name: 'cong-van.pdf', bytes: PDF }];
    const digests = await Promise.all(
      (['java', 'net'] as const).map(async (dialect) => digestOf(await written(draft, dialect, files))),
    );
    expect(new Set(digests)).toEqual(new Set([await digestOf(documentXml())]));
  });

  it('is another for every change of a field of the header or of Bussiness', async () => {
    const { kind, dialect, envelope, to, trace, manifest, signature, attachments, ...content } = documentOf(
      await read(documentXml()),
    );
    const outside = [kind, dialect, envelope, to, trace, manifest, signature, attachments];
    expect(outside).not.toContain(undefined);
    const others = variations(content) as CanonicalContent[];
    const digests = [content, ...others].map((each) => canonicalDigest(each, []));
    expect(others.length).toBeGreaterThan(45);
    expect(new Set(digests).size).toBe(others.length + 1);
  });

  it('is another for another name, content or number of attachments, and not for their order', () => {
    const draft = fc.sample(documentArbitrary, { numRuns: 1, seed: 1 })[0]!;
    const a = { name: 'a.pdf', sha256: 'aa' };
    const b = { name: 'b.pdf', sha256: 'bb' };
    const sets = [[a, b], [a], [a, a], [], [{ ...a, name: 'c.pdf' }, b], [{ ...a, sha256: 'cc' }, b]];
    expect(new Set(sets.map((set) => canonicalDigest(draft, set))).size).toBe(sets.length);
    expect(canonicalDigest(draft, [b, a])).toBe(canonicalDigest(draft, [a, b]));
  });

  it('does not confuse where one text ends and the next begins', () => {
    fc.assert(
      fc.property(documentArbitrary, documentArbitrary, (one, other) => {
        const forms = [one, other].map(({ from, documentId, code }) => JSON.stringify([from, documentId, code]));
        return forms[0] === forms[1] || canonicalDigest(one, []) !== canonicalDigest(other, []);
      }),
    );
  });

  it('keeps its value, since identities of stored messages rest on it', async () => {
    expect(await digestOf(documentXml())).toBe('f8469881fcb8977022b3f1955799d6601157fe923155552dbbbfb7cd2ff1ed3b');
  });
});
