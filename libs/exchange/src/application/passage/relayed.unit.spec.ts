import { newEventId } from '@lienthong/event-store';
import type { RecordedEvent } from '@lienthong/event-store';
import { openWorld } from '../../testing/world.js';
import { openPassageDesk } from './passage-desk.js';
import { passageOut } from './passages.js';
import { recordRelayFailure } from './relayed.js';

const departing = {
  axis: 'truc',
  transfer: 't-1',
  agency: 'G22',
  sequence: 4,
  kind: 'document',
  attempt: 1,
} as const;
const departure = { speaker: 'H49', documentId: 'H49,2026/03/02,1/UBND', key: undefined };
const failure = { code: 'axis/refused', number: '18' };
const entry = { id: newEventId(), data: { kind: 'document', from: 'H49' } } as unknown as RecordedEvent;

describe('a message that an axis refused', () => {
  it('is at the desk, and its speaker is told, once', async () => {
    await using world = openWorld();
    const ports = { ...world.ports, inboxes: world.inboxes };
    const desk = await openPassageDesk(ports, 'truc');
    const failed = () => recordRelayFailure(ports, desk)(departing, departure, failure, entry);
    await failed();
    await failed();
    expect(desk.of(passageOut('truc', 'G22', 4))).toMatchObject({ state: 'failed', code: 'axis/refused' });
    expect(await world.inbox('H49')).toMatchObject([{ kind: 'notice', notice: 'relay-refused', from: 'G22' }]);
  });

  it('is not at the desk before its speaker was told: behind a crash between the two nobody would be', async () => {
    await using world = openWorld();
    const full = { place: () => Promise.reject(new Error('disk')), placed: () => Promise.resolve(undefined) };
    const ports = { ...world.ports, inboxes: full };
    const desk = await openPassageDesk(ports, 'truc');
    await expect(recordRelayFailure(ports, desk)(departing, departure, failure, entry)).rejects.toThrow('disk');
    expect(desk.of(passageOut('truc', 'G22', 4))).toBeUndefined();
  });
});
