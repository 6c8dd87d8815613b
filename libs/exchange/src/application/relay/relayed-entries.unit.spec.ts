import { openMemoryBlobStore } from '@lienthong/blob-store';
import { contentOfJson } from '../intake/json-document.js';
import { document, sent, valueOf } from '../../testing/sending.js';
import { liveWorld } from '../../testing/world.js';
import type { World } from '../../testing/world.js';
import { update } from '../changes/update.js';
import { relayedEntries } from './relayed-entries.js';
import type { RelayedPlaced } from './relayed-entries.js';

const corrected = 'Đính chính';

const correct = async (world: World, transfer: string, added: readonly string[]): Promise<void> => {
  const content = valueOf(contentOfJson({ ...document, subject: corrected }, [], 'G22', 'm-1'));
  const request = { transfer, sender: 'G22', requestId: 'u-1', reason: corrected, added, removed: [], warnings: [] };
  const key = await world.ports.keyring.newDataKey();
  valueOf(await update(world.ports)({ ...request, content }, world.act(), key));
  await world.settle();
};

const ample = { bytes: 1_000_000, recordOf: (entry: RelayedPlaced) => entry, sizeOf: () => 1 };

const relayed = async (world: World, agency: string) => {
  const ports = { ...world.ports, blobs: openMemoryBlobStore(), inlineBytes: 1_000 };
  const entries = await relayedEntries(ports)({ agency, system: 'qlvb' }, -1, 10, ample);
  return entries.map(({ shown: { entry, document } }) => [entry.kind, document?.version, document?.subject]);
};

describe('entries of an inbox on their way into its topic', () => {
  it('show a document as it was submitted, and with a request to update what that brought', async () => {
    await using world = await liveWorld();
    const transfer = await sent(world, ['H26']);
    expect(await relayed(world, 'H26')).toEqual([['document', 0, document.subject]]);
    await correct(world, transfer, []);
    expect(await relayed(world, 'H26')).toEqual([
      ['document', 0, document.subject],
      ['update', 1, corrected],
    ]);
  });

  it('show who was added by an update nothing of what was before it', async () => {
    await using world = await liveWorld();
    await correct(world, await sent(world, ['H26']), ['H37']);
    expect(await relayed(world, 'H37')).toEqual([['document', 1, corrected]]);
  });

  it('come as far as there is room, the first in any case, and the others are not exposed', async () => {
    await using world = await liveWorld();
    const transfers: string[] = [];
    for (const number of ['1', '2', '3'])
      transfers.push(await sent(world, ['H26'], { messageId: `m-${number}`, document: { ...document, number } }));
    const ports = { ...world.ports, blobs: openMemoryBlobStore(), inlineBytes: 1_000 };
    const take = (after: number, bytes: number) =>
      relayedEntries(ports)({ agency: 'H26', system: 'qlvb' }, after, 10, { ...ample, bytes, sizeOf: () => 10 });
    const exposed = async () => {
      const { events } = await world.ports.store.readAll({
        after: 0,
        limit: 1_000,
        filter: { types: ['DeliveryExposed'] },
      });
      return events.length;
    };
    expect((await take(-1, 25)).map(({ shown }) => shown.entry.transfer)).toEqual(transfers.slice(0, 2));
    expect(await exposed()).toBe(2);
    expect((await take(1, 1)).map(({ shown }) => shown.entry.transfer)).toEqual(transfers.slice(2));
    expect(await exposed()).toBe(3);
  });
});
