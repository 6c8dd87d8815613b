import type { WindowEntry } from '@lienthong/client';
import type { HubLink } from './link.js';
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
  const takers: ((entry: WindowEntry) => void)[] = [];
  const link: Pick<HubLink, 'follow'> = {
    follow: (take) => {
      takers.push(take);
      return Promise.resolve();
    },
  };
  const watcher = watchInbox(link, 'H49', new AbortController().signal);
  return { watcher, come: (one: WindowEntry): void => takers.forEach((take) => take(one)) };
};

describe('an agency that watches its inbox', () => {
  it('finds what came before it asked', async () => {
    const { watcher, come } = fed();
    come(entry(0, { kind: 'status', code: '01' }));
    come(entry(1, { kind: 'status', code: '03' }));
    await expect(watcher.first({ transfer: 't', kind: 'status', code: '03' })).resolves.toMatchObject({ sequence: 1 });
  });

  it('waits for what is to come, and passes by what does not fit', async () => {
    const { watcher, come } = fed();
    const found = watcher.first({ transfer: 't', kind: 'notice', notice: 'cancelled', from: 'H2' });
    come(entry(0, { kind: 'notice', notice: 'silent', from: 'H2' }));
    come(entry(1, { kind: 'notice', notice: 'cancelled', from: 'H1' }));
    come(entry(2, { kind: 'notice', notice: 'cancelled', from: 'H2', transfer: 'other' }));
    come(entry(3, { kind: 'notice', notice: 'cancelled', from: 'H2' }));
    await expect(found).resolves.toMatchObject({ sequence: 3 });
  });
});
