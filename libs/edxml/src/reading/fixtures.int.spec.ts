import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Reading } from '../testing/reading.js';
import { documentOf, read, statusOf } from '../testing/reading.js';

const folder = (path: string): string => fileURLToPath(new URL(`../../${path}/`, import.meta.url));
const VALID = folder('fixtures/valid');
const INVALID = folder('fixtures/invalid');
// Public sample messages of other hands, where they are at hand; not part of this repository.
const SAMPLES = folder('../../../shared/edxml');

const messagesIn = (path: string): readonly string[] =>
  existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.edxml')) : [];

const expectedIn = (path: string) =>
  JSON.parse(readFileSync(`${path}expected.json`, 'utf8')) as Record<string, unknown>;

const summaryOf = ({ outcome }: Reading): unknown => {
  if (!outcome.ok) return { code: outcome.refusal.code, path: outcome.refusal.path };
  const { message, warnings } = outcome.value;
  const about =
    message.kind === 'status'
      ? { statusCode: message.statusCode }
      : {
          type: message.business.type,
          attachments: message.attachments.map(({ form, size, name }) => `${form} ${size} ${name ?? ''}`),
        };
  return { kind: message.kind, dialect: message.dialect, ...about, warnings: warnings.map(({ code }) => code) };
};

describe.each([
  ['valid', VALID],
  ['invalid', INVALID],
])('the %s fixtures', (_, path) => {
  const expected = expectedIn(path);

  it('are all expected to be something', () => {
    expect(messagesIn(path).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it.each(messagesIn(path))('%s', async (name) => {
    expect(summaryOf(await read(readFileSync(path + name)))).toEqual(expected[name]);
  });
});

describe('the public samples, where they are', () => {
  const samples = messagesIn(SAMPLES);
  const annotated = 'dotnet-dialect-annotated-form.edxml';

  it('are read, the form whose values are explanations apart', async () => {
    for (const name of samples.filter((each) => each !== annotated)) {
      const reading = await read(readFileSync(SAMPLES + name));
      if (name.includes('status')) expect(name).toContain(statusOf(reading).statusCode);
      else expect(documentOf(reading).attachments).toMatchObject([{ form: 'zip', size: 58 }]);
    }
  });

  it('are refused where the sender is an explanation and no code', async () => {
    for (const name of samples.filter((each) => each === annotated)) {
      expect(summaryOf(await read(readFileSync(SAMPLES + name)))).toEqual({
        code: 'edxml/from-invalid',
        path: '/edXML/edXMLEnvelope/edXMLHeader/MessageHeader/From/OrganId',
      });
    }
  });
});
