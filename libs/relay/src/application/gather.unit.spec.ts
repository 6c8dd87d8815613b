import { EPOCH, openMemoryHub } from '../testing/memory-hub.js';
import { gather } from './gather.js';
import type { EntriesWanted } from './ports.js';
import { recordRoom } from './record-room.js';
import type { TopicInHand } from './topics.js';

const inHand = (agency: string): TopicInHand => ({
  agency,
  topic: `${agency}.in`,
  generation: 0,
  mark: { sequence: -1, offset: -1 },
  told: -1,
  segments: [],
  acknowledged: -1,
});

/** Everything that the hub handed out, and is thereby exposed. */
const watched = (agencies: readonly string[], entries: number) => {
  const { hub, heads } = openMemoryHub(agencies);
  for (const agency of agencies) heads.set(agency, entries - 1);
  const asked: EntriesWanted[] = [];
  let handedOut = 0;
  const watching: typeof hub = {
    ...hub,
    entries: async (wanted) => {
      asked.push(wanted);
      const found = await hub.entries(wanted);
      handedOut += found.length;
      return found;
    },
  };
  return { hub: watching, asked, handedOut: () => handedOut };
};

const ONE = recordRoom({ key: 'A000', value: Buffer.from('0'), headers: {} });
const agencies = Array.from({ length: 100 }, (_, index) => `A${String(index).padStart(3, '0')}`);

describe('gathering what one transaction holds', () => {
  it('asks for no more bytes than it holds, and takes all that was handed out', async () => {
    const { hub, handedOut } = watched(agencies, 9);
    const limits = { topics: 200, recordsPerTopic: 200, bytesPerTopic: ONE * 4, bytes: ONE * 300 };
    const runs = await gather(hub, EPOCH, limits)(agencies.map(inHand));
    const taken = runs.reduce((sum, { records }) => sum + records.length, 0);
    expect(taken).toBe(handedOut());
    expect(taken).toBeLessThanOrEqual(300);
    expect(runs).toHaveLength(100);
    expect(Math.max(...runs.map(({ records }) => records.length))).toBeLessThanOrEqual(4);
  });

  it('leaves the topics unasked behind those that fill the transaction', async () => {
    const { hub, asked } = watched(agencies, 9);
    const limits = { topics: 200, recordsPerTopic: 200, bytesPerTopic: ONE * 4, bytes: ONE };
    const runs = await gather(hub, EPOCH, limits)(agencies.map(inHand));
    expect(asked).toHaveLength(runs.length);
    expect(runs.length).toBeLessThan(agencies.length);
    expect(runs.every(({ records }) => records.length === 1)).toBe(true);
  });
});
