import type { Client, WindowEntry } from '@lienthong/client';
import { ok } from '@lienthong/kernel';
import { watchInbox } from './watcher.js';

const entry = (sequence: number, more: object): WindowEntry => ({
  sequence,
  cursor: `e:${sequence}`,
  placedAt: '2026-11-20T08:00:00.000Z',
  entry: { transfer: 't', from: 'H1', documentId: 'd', ...more } as WindowEntry['entry'],
  subject: null,
  content: null,
  reason: null,
  damaged: false,
  tombstone: null,
});

const fed = () => {
  const waiting: ((entry: WindowEntry) => void)[] = [];
  const client = {
    followInbox: async function* () {
      for (;;) yield ok(await new Promise<WindowEntry>((resolve) => waiting.push(resolve)));
    },
  } as unknown as Client;
  const come = async (one: WindowEntry): Promise<void> => {
    while (waiting.length === 0) await new Promise(setImmediate);
    waiting.shift()?.(one);
    await new Promise(setImmediate);
  };
  return { watcher: watchInbox(client, 'H49', new AbortController().signal), come };
};

describe('an agency that watches its inbox', () => {
  it('finds what came before it asked', async () => {
    const { watcher, come } = fed();
    await come(entry(0, { kind: 'status', code: '01' }));
    await come(entry(1, { kind: 'status', code: '03' }));
    await expect(watcher.first({ transfer: 't', kind: 'status', code: '03' })).resolves.toMatchObject({ sequence: 1 });
  });

  it('waits for what is to come, and passes by what does not fit', async () => {
    const { watcher, come } = fed();
    const found = watcher.first({ transfer: 't', kind: 'notice', notice: 'cancelled', from: 'H2' });
    await come(entry(0, { kind: 'notice', notice: 'silent', from: 'H2' }));
    await come(entry(1, { kind: 'notice', notice: 'cancelled', from: 'H1' }));
    await come(entry(2, { kind: 'notice', notice: 'cancelled', from: 'H2', transfer: 'other' }));
    await come(entry(3, { kind: 'notice', notice: 'cancelled', from: 'H2' }));
    await expect(found).resolves.toMatchObject({ sequence: 3 });
  });
});
