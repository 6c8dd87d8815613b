import type { BlobStore } from '@lienthong/blob-store';
import type { RecordedEvent } from '@lienthong/event-store';
import { ok } from '@lienthong/kernel';
import { openWorld } from '../../testing/world.js';
import { prepareDeparture } from './prepare.js';

const place = { axis: 'truc', agency: 'G15', sequence: 0 };
const about = { transfer: 't-1', documentId: 'G22,2026/11/20,1/TB' };
const said = [
  { ...about, kind: 'update', requestId: 'r-1' },
  { ...about, kind: 'recall', requestId: 'r-1' },
  { ...about, kind: 'status', code: '03', claimedAt: '2026-11-20T01:00:00.000Z', late: false, revision: 1 },
  { ...about, kind: 'notice', notice: 'cancelled' },
];

describe('what is said of a document in the inbox of an agency at home on an axis', () => {
  /** G22 and G15 are at home there, H49 is connected here. */
  const departing = async (entry: (typeof said)[number], from: string) => {
    await using world = openWorld();
    const homes = {
      homeOf: (agency: string) => (agency.startsWith('G') ? 'truc' : undefined),
      isConnected: (agency: string) => !agency.startsWith('G'),
      codeOf: (agency: string) => agency,
    };
    const ports = { ...world.ports, homes, blobs: {} as BlobStore, names: { nameOf: (code: string) => code } };
    const placed = { data: { ...entry, from }, recordedAt: world.clock.now(), meta: { at: world.clock.now() } };
    return await prepareDeparture(ports)(place, placed as unknown as RecordedEvent);
  };

  it.each(said)(
    'never returns there where an agency of the axis said it, whoever succeeded its recipients: $kind',
    async (entry) => {
      expect(await departing(entry, 'G22')).toEqual(ok(undefined));
    },
  );

  it.each(said)('leaves where an agency here said it: $kind', async (entry) => {
    // Of a transfer that is not in this store: what is to leave is looked for.
    await expect(departing(entry, 'H49')).rejects.toMatchObject({ code: 'exchange/transfer-missing' });
  });
});
