import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { attachmentsArbitrary, documentArbitrary, statusArbitrary } from '../testing/arbitraries.js';
import { documentXml, statusXml } from '../testing/messages.js';
import { contentOf, documentOf, read, statusOf, warningsOf } from '../testing/reading.js';
import { without } from '../testing/without.js';
import { written } from '../testing/writing.js';
import type { DocumentDraft } from './draft.js';

const dialects = fc.constantFrom('java' as const, 'net' as const);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** What the Java dialect has no place for. */
const inJava = (draft: DocumentDraft): DocumentDraft => ({ ...without(draft, 'traceId'), envelope: {} });

const inNet = (draft: DocumentDraft): DocumentDraft => ({
  traceId: sha256(Buffer.from(draft.documentId)).slice(0, 8),
  ...draft,
});

describe('writing and reading again', () => {
  it('loses nothing of a document, in either dialect', async () => {
    await fc.assert(
      fc.asyncProperty(documentArbitrary, attachmentsArbitrary, dialects, async (draft, files, dialect) => {
        const bytes = await written(draft, dialect, files);
        const reading = await read(bytes);
        const { manifest, attachments, ...message } = documentOf(reading);
        expect(message).toEqual({
          ...(dialect === 'java' ? inJava(draft) : inNet(draft)),
          dialect,
          signature: { state: 'absent' },
        });
        const described = files.map(({ bytes: content, ...description }) => ({
          ...description,
          size: content.length,
          sha256: sha256(content),
        }));
        expect(attachments).toMatchObject(described);
        expect(manifest).toMatchObject(files.map((file) => without(file, 'bytes')));
        expect(reading.received.map(contentOf)).toEqual(files.map((file) => file.bytes));
        expect(warningsOf(reading).filter((warning) => !/attachment-empty|ResponseFor.*OrganId/.test(warning))).toEqual(
          [],
        );
      }),
      { numRuns: 60 },
    );
  });

  it('loses nothing of a status, in either dialect', async () => {
    await fc.assert(
      fc.asyncProperty(statusArbitrary, dialects, async (draft, dialect) => {
        const reading = await read(await written(draft, dialect));
        const envelope = dialect === 'net' ? draft.envelope : {};
        const seen = Object.keys(envelope).length > 0 ? 'net' : 'java';
        expect(statusOf(reading)).toEqual({ ...draft, envelope, dialect: seen });
        expect(warningsOf(reading)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('loses nothing of a message from elsewhere that is read and written again', async () => {
    for (const dialect of ['java', 'net'] as const) {
      const original = documentOf(await read(documentXml([])));
      const again = documentOf(await read(await written(original, dialect)));
      expect({ ...without(again, 'traceId'), dialect: 'java' }).toEqual(original);
      expect(again.traceId === undefined).toBe(dialect === 'java');
      const status = statusOf(await read(statusXml('02')));
      expect(statusOf(await read(await written(status, dialect)))).toEqual(status);
    }
  });

  it('writes the same bytes for the same input, however the content is cut', async () => {
    await fc.assert(
      fc.asyncProperty(documentArbitrary, attachmentsArbitrary, dialects, async (draft, files, dialect) => {
        const once = await written(draft, dialect, files, 7);
        expect(await written(draft, dialect, files, 1000)).toEqual(once);
      }),
      { numRuns: 15 },
    );
  });
});
