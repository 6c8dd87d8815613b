import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentOf } from './document-file.js';
import { isXmlFile } from './files.js';

const flags = { from: undefined, to: undefined, files: [], messageId: undefined };

describe('a file to send', () => {
  let dir = '';
  beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'lienthong-file-'))));
  afterAll(() => rm(dir, { recursive: true }));

  const file = async (name: string, content: unknown): Promise<string> => {
    const path = join(dir, name);
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  it.each([
    ['a.edxml', '{}', true],
    ['b.XML', '<a/>', true],
    ['c.txt', '\uFEFF<?xml version="1.0"?>', true],
    ['d.txt', 'junk <edXML>', true],
    ['e.json', ' {"a":1}', false],
    ['f.txt', '\uFEFF\n{"a":1}', false],
  ])('%s that begins %j is XML: %s', async (name, content, expected) => {
    expect(await isXmlFile(await file(name, content))).toBe(expected);
  });

  it('is a submission of its own, or a document that the flags complete', async () => {
    const document = { subject: 'Về việc thử' };
    const whole = await file('whole.json', { messageId: 'm', from: 'H49', to: ['H1'], document });
    expect(await documentOf(whole, flags)).toEqual({ messageId: 'm', from: 'H49', to: ['H1'], document });
    const alone = await file('alone.json', document);
    expect(await documentOf(alone, { ...flags, from: 'H49', to: ['H2'], files: ['/x/Quyết định.pdf'] })).toMatchObject({
      from: 'H49',
      to: ['H2'],
      document: { subject: 'Về việc thử', attachments: [{ name: 'Quyết định.pdf' }] },
    });
  });

  it('without an identity gets one of its content, the same each time', async () => {
    const path = await file('again.json', { subject: 'Về việc thử' });
    const sent = { ...flags, from: 'H49', to: ['H2'] };
    const first = await documentOf(path, sent);
    expect(await documentOf(path, sent)).toEqual(first);
    expect(await documentOf(path, { ...sent, from: 'H50' })).not.toMatchObject({ messageId: first.messageId });
  });

  it.each([
    ['[]', '--from'],
    ['"x"', ''],
    ['{', ''],
    ['{"document":{"subject":"x"}}', '--from'],
  ])('%s is refused as a wrong command', async (content) => {
    await expect(documentOf(await file('bad.json', content), flags)).rejects.toMatchObject({ name: 'Misused' });
  });
});
