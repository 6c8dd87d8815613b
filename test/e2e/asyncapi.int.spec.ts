import { readFile } from 'node:fs/promises';
import { Parser } from '@asyncapi/parser';
import { agencyTopics } from '@lienthong/bus';
import { COMMAND_TYPES, inboxEventType } from '@lienthong/exchange';

const docs = new URL('../../../docs/api/', import.meta.url);
const generator = new URL('../../../tools/asyncapi/document.mjs', import.meta.url);

const read = async (name: string): Promise<object> => JSON.parse(await readFile(new URL(name, docs), 'utf8')) as object;

/** As the validator counts: 0 is an error, more is milder. */
const isError = ({ severity }: { readonly severity: number }): boolean => severity === 0;

interface Generator {
  readonly asyncApiOf: (contracts: object) => object;
}

describe('the AsyncAPI document', () => {
  it('is the committed one; `npm run asyncapi` writes it anew', async () => {
    const { asyncApiOf } = (await import(generator.href)) as Generator;
    const contracts = { commandTypes: COMMAND_TYPES, entryTypeOf: inboxEventType, topicsOf: agencyTopics };
    const made = asyncApiOf({ openapi: await read('openapi.json'), ...contracts });
    expect(await read('asyncapi.json')).toEqual(JSON.parse(JSON.stringify(made)));
  });

  it('is valid AsyncAPI 3, and describes every topic and every command', async () => {
    const text = JSON.stringify(await read('asyncapi.json'));
    const { document, diagnostics } = await new Parser().parse(text);
    expect(diagnostics.filter(isError)).toEqual([]);
    const topics = agencyTopics('{agency}');
    const addresses = document
      ?.channels()
      .all()
      .map((channel) => channel.address());
    expect(addresses).toEqual([topics.out, topics.in, topics.deadLetters]);
    const names = document
      ?.channels()
      .get('out')
      ?.messages()
      .all()
      .map((message) => message.name());
    expect([...new Set(names)].sort()).toEqual(Object.keys(COMMAND_TYPES).sort());
  });

  it('is refused by its validator when a channel names a message that is not there', async () => {
    const text = JSON.stringify(await read('asyncapi.json')).replaceAll('"#/components/messages/deadLetter"', '"#/x"');
    const { diagnostics } = await new Parser().parse(text);
    expect(diagnostics.filter(isError).length).toBeGreaterThan(0);
  });
});
