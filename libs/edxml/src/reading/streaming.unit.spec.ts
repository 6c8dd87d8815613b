import { PDF, documentXml, exchange } from '../testing/messages.js';
import { chunked, read } from '../testing/reading.js';
import { discardAttachments, readEdxml } from './read-edxml.js';

const large = documentXml([{ content: Buffer.alloc(300_000, 'abc') }]);

describe('streaming attachments', () => {
  it('reads no further while a sink has not taken what it was given', async () => {
    let pulled = 0;
    let release: () => void = () => undefined;
    const blocked = new Promise<void>((resolve) => (release = resolve));
    let writing: () => void = () => undefined;
    const firstWrite = new Promise<void>((resolve) => (writing = resolve));
    async function* source(): AsyncGenerator<Uint8Array> {
      for await (const chunk of chunked(large, 16 * 1024)) {
        pulled += 1;
        yield chunk;
      }
    }
    const outcome = readEdxml(source(), {
      onAttachment: () => ({
        ...discardAttachments(),
        write: () => {
          writing();
          return blocked;
        },
      }),
    });
    await firstWrite;
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(pulled).toBe(1);
    release();
    expect((await outcome).ok).toBe(true);
    expect(pulled).toBe(Math.ceil(Buffer.byteLength(large) / (16 * 1024)));
  });

  it('never hands over more than a slice at a time', async () => {
    const { received } = await read(large, {}, 1024 * 1024);
    const sizes = received[0]?.chunks.map((chunk) => chunk.byteLength) ?? [];
    expect(Math.max(...sizes)).toBeLessThanOrEqual(32 * 1024);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(300_000);
  });

  it('aborts the open sink and passes the fault on when a sink fails', async () => {
    const calls: string[] = [];
    const reading = readEdxml(chunked(large), {
      onAttachment: () => ({
        write: () => Promise.reject(new Error('disk full')),
        end: () => void calls.push('end'),
        abort: () => void calls.push('abort'),
      }),
    });
    await expect(reading).rejects.toThrow('disk full');
    expect(calls).toEqual(['abort']);
  });

  it('aborts the open sink and passes the fault on when the source breaks', async () => {
    const calls: string[] = [];
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(large.slice(0, 100_000));
      throw await Promise.resolve(new Error('connection reset'));
    }
    const reading = readEdxml(broken(), {
      onAttachment: () => ({
        write: () => undefined,
        end: () => void calls.push('end'),
        abort: () => void calls.push('abort'),
      }),
    });
    await expect(reading).rejects.toThrow('connection reset');
    expect(calls).toEqual(['abort']);
  });

  it('leaves the source as soon as it refuses', async () => {
    let left = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from(exchange(large, '>000.00.11.H99<', '>không có mã<'));
        yield* chunked(large);
      } finally {
        left = true;
      }
    }
    const outcome = await readEdxml(source(), { onAttachment: discardAttachments });
    expect(outcome.ok).toBe(false);
    expect(left).toBe(true);
  });

  it('ends the sinks before the one that is refused', async () => {
    const xml = documentXml([
      { id: 'cid:1', content: PDF },
      { id: 'cid:2', content: '%%%%' },
    ]);
    const { outcome, received } = await read(xml);
    expect(outcome).toEqual({
      ok: false,
      refusal: { code: 'edxml/base64', path: '/edXML/AttachmentEncoded/Attachment[2]' },
    });
    expect(received.map(({ ended, aborted }) => [ended !== undefined, aborted])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});
