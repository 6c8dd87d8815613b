import fc from 'fast-check';
import { readEvents } from './read-events.js';
import type { StreamEvent } from './read-events.js';

async function* chunked(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) {
    yield bytes.subarray(from, from + size);
    await Promise.resolve();
  }
}

const read = async (text: string, size = 7): Promise<readonly StreamEvent[]> => {
  const events: StreamEvent[] = [];
  for await (const event of readEvents(chunked(text, size))) events.push(event);
  return events;
};

describe('a stream of events', () => {
  it('gives id and data, and leaves out comments and names', async () => {
    const text = ':\n\nid: e:0\nevent: document\ndata: {"a":1}\n\n:\n\nid: e:1\ndata:x\ndata: y\n\n';
    expect(await read(text)).toEqual([
      { id: 'e:0', data: '{"a":1}' },
      { id: 'e:1', data: 'x\ny' },
    ]);
  });

  it('gives nothing for an event that was cut off', async () => {
    expect(await read('id: e:0\ndata: {"a"')).toEqual([]);
  });

  it('reads the same however the bytes arrive', async () => {
    const events = fc.array(fc.record({ id: fc.nat(), data: fc.string({ unit: 'grapheme' }) }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(events, fc.integer({ min: 1, max: 9 }), async (sent, size) => {
        const text = sent.map(({ id, data }) => `id: ${id}\ndata: ${JSON.stringify(data)}\n\n`).join('');
        const expected = sent.map(({ id, data }) => ({ id: String(id), data: JSON.stringify(data) }));
        expect(await read(text, size)).toEqual(expected);
      }),
    );
  });

  it('refuses an event that never ends', async () => {
    const endless = `data: ${'x'.repeat(5 * 1024 * 1024)}`;
    await expect(read(endless, 1024 * 1024)).rejects.toMatchObject({ code: 'client/bad-answer' });
  });
});
