import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newEventId, openSqliteEventStore, streamName } from '@lienthong/event-store';
import type { Instant } from '@lienthong/kernel';
import { checkInboxes } from './inbox-check.js';

const meta = { at: '2026-11-20T02:00:00.000Z' as Instant, by: { role: 'hub' } } as const;

/** A store whose inboxes hold these entries, as [agency, transfer]. */
const withInboxes = async (
  entries: readonly (readonly [string, string])[],
  then: (dir: string) => Promise<void>,
): Promise<void> => {
  const dir = await mkdtemp(join(tmpdir(), 'inbox-check-'));
  const store = await openSqliteEventStore({ file: join(dir, 'events.sqlite') });
  try {
    for (const [agency, transfer] of entries) {
      const event = { id: newEventId(), type: 'InboxEntryPlaced', data: { kind: 'document', transfer }, meta };
      await store.append(streamName('inbox', agency), 'any', [event]);
    }
    await then(dir);
  } finally {
    await store.close();
    await rm(dir, { recursive: true });
  }
};

describe('the check of the inboxes after a load', () => {
  it('passes when each accepted transfer is once in the inbox of each recipient', () =>
    withInboxes(
      [
        ['A', 't1'],
        ['B', 't1'],
        ['A', 't2'],
        ['B', 't2'],
      ],
      (dir) => checkInboxes(dir, ['t1', 't2'], 2),
    ));

  it('fails when an accepted transfer is in no inbox', () =>
    withInboxes([['A', 't1']], async (dir) => {
      await expect(checkInboxes(dir, ['t1', 't2'], 1)).rejects.toThrow('1 of 2 accepted transfers');
    }));

  it('fails when one of several recipients has nothing', () =>
    withInboxes([['A', 't1']], async (dir) => {
      await expect(checkInboxes(dir, ['t1'], 2)).rejects.toThrow('1 of 1 accepted transfers');
    }));

  it('fails when a transfer stands twice in one inbox', () =>
    withInboxes(
      [
        ['A', 't1'],
        ['A', 't1'],
      ],
      async (dir) => {
        await expect(checkInboxes(dir, ['t1'], 1)).rejects.toThrow('Transfer t1 stands twice in inbox-A');
      },
    ));

  it('fails when two submissions were answered with the same transfer', () =>
    withInboxes([['A', 't1']], async (dir) => {
      await expect(checkInboxes(dir, ['t1', 't1'], 1)).rejects.toThrow('answered with one transfer');
    }));
});
