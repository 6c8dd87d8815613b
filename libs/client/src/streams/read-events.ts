import { Fault } from '@lienthong/kernel';

/** One server-sent event (WHATWG HTML, 9.2.6). */
export interface StreamEvent {
  readonly id: string | undefined;
  readonly data: string;
}

/** The longest line that is still an event of a hub, characters. */
const LONGEST = 4 * 1024 * 1024;

const valueOf = (line: string): string => line.slice(line.indexOf(':') + 1).replace(/^ /, '');

const eventOf = (block: string): StreamEvent | undefined => {
  const lines = block.split(/\r\n|\r|\n/);
  const data = lines.filter((line) => line.startsWith('data:')).map(valueOf);
  const id = lines.findLast((line) => line.startsWith('id:'));
  return data.length === 0 ? undefined : { id: id && valueOf(id), data: data.join('\n') };
};

/** The events of a stream; comments are left out. What is cut off in the middle of an event is no event. */
export async function* readEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    if (rest.length > LONGEST) throw new Fault('client/bad-answer', 'An event is longer than any of a hub');
    const blocks = rest.split(/\r\n\r\n|\n\n|\r\r/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = eventOf(block);
      if (event) yield event;
    }
  }
}
