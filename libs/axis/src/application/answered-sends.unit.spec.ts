import { openMemoryEventStore } from '@lienthong/event-store';
import { systemClock } from '@lienthong/kernel';
import type { DocId } from '@lienthong/axis-protocol';
import { createAnsweredSends } from './answered-sends.js';
import type { SendIdentity } from './answered-sends.js';

const send: SendIdentity = {
  systemId: 'qlvb',
  timestamp: '22112026T015143+0914',
  hashFile: '6BFF',
  messageType: 'edoc',
  from: 'H49',
  to: '',
};
const docId = 'a-1' as DocId;
const never = (): never => {
  throw new Error('nothing fails here');
};

const world = async () => {
  const store = openMemoryEventStore({ clock: systemClock });
  const open = () => createAnsweredSends({ store, clock: systemClock }, never);
  return { store, open, sends: await open() };
};

describe('a send that comes again', () => {
  it('gets the answer of the first, also after a restart', async () => {
    const { sends, open } = await world();
    expect(await sends.answerTo(send)).toBeUndefined();
    expect(await sends.take(send, () => Promise.resolve(docId))).toBe(docId);
    expect(await sends.answerTo({ ...send, hashFile: '6bff' })).toBe(docId);
    await sends.settled();
    expect(await (await open()).answerTo(send)).toBe(docId);
  });

  it('while the first is under way waits for its answer', async () => {
    const { sends } = await world();
    const gate = Promise.withResolvers<DocId>();
    const first = sends.take(send, () => gate.promise);
    const second = sends.answerTo(send);
    gate.resolve(docId);
    expect(await Promise.all([first, second])).toEqual([docId, docId]);
  });

  it('after a refusal is a new one', async () => {
    const { sends } = await world();
    await expect(sends.take(send, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(await sends.answerTo(send)).toBeUndefined();
  });

  it.each([
    ['system', { systemId: 'other' }],
    ['timestamp', { timestamp: '23112026T015143+0914' }],
    ['file', { hashFile: '6bfe' }],
    ['recipient', { to: '["H49"]' }],
    ['sender', { from: 'H50' }],
    ['kind', { messageType: 'status' }],
  ])('is another send with another %s', async (_, other) => {
    const { sends } = await world();
    await sends.take(send, () => Promise.resolve(docId));
    expect(await sends.answerTo({ ...send, ...other })).toBeUndefined();
  });

  it('is remembered with others in one event', async () => {
    const { sends, store } = await world();
    const many = Array.from({ length: 700 }, (_, index) => ({ ...send, timestamp: String(index) }));
    await Promise.all(many.map((one, index) => sends.take(one, () => Promise.resolve(`d-${index}` as DocId))));
    await sends.settled();
    expect(await store.head()).toBe(1);
  });
});
