import { instantOf, ok, refused } from '@lienthong/kernel';
import type { ParkedEvent, Reactor } from '@lienthong/event-store';
import { parkedId, parkedPlaceOf } from '../../../application/parked-id.js';
import { parkedDesk } from './parked.resource.js';

const reactorOf = (name: string): Reactor => ({ name }) as unknown as Reactor;

const parkedAt = (reactor: string, position: number, second: number): ParkedEvent => ({
  reactor,
  position,
  eventId: '01936d6e-9c1a-7c3e-8a52-6a3f0a3a6f10',
  type: 'DocumentSubmitted',
  key: 'transfer-1',
  cause: { code: 'registry/gap', message: 'gap' },
  attempts: 5,
  since: instantOf(new Date(Date.UTC(2026, 0, 1, 0, 0, second))),
  held: 2,
});

describe('the id of a parked event', () => {
  const reactors = [reactorOf('router'), reactorOf('notifier')];

  it('names the reactor and the position', () => {
    const id = parkedId(parkedAt('notifier', 12, 0));
    expect(id).toBe('notifier:12');
    expect(parkedPlaceOf(reactors, id)).toEqual(ok({ reactor: reactors[1], position: 12 }));
  });

  it.each(['', 'router', 'router:', 'router:-1', 'router:1.5', 'router:1e3', 'stranger:1', 'Router:1'])(
    'is unknown as %j',
    (id) => {
      expect(parkedPlaceOf(reactors, id)).toEqual(refused({ code: 'desk/not-parked' }));
    },
  );
});

describe('the parked desk', () => {
  it('shows the oldest first over all reactors, and how many there are in all', () => {
    const desk = parkedDesk([parkedAt('router', 9, 2), parkedAt('router', 5, 3), parkedAt('notifier', 7, 2)], 2);
    expect(desk.total).toBe(3);
    expect(desk.items.map(({ id }) => id)).toEqual(['notifier:7', 'router:9']);
    expect(desk.items[0]).toMatchObject({ held: 2, attempts: 5, cause: { code: 'registry/gap' } });
  });
});
