import { Fault, systemClock } from '@lienthong/kernel';
import { openMemoryEventStore } from '@lienthong/event-store';
import type { Reactor } from '@lienthong/event-store';
import { createAlarmBoard } from './alarms/alarm-board.js';
import type { OperationsPorts } from './operations.ports.js';
import { fakeProjections } from '../testing/fake-projections.js';
import { createReadiness } from './readiness.js';

const reactorWith = (name: string, status: () => Promise<unknown>): Reactor => ({ name, status }) as unknown as Reactor;

const portsWith = (change: Partial<OperationsPorts> = {}): OperationsPorts => ({
  store: openMemoryEventStore(),
  blobs: { probe: () => Promise.resolve() },
  registry: { status: () => ({ kind: 'live', position: 0 }) },
  reactors: [],
  projections: fakeProjections('trace'),
  alarms: createAlarmBoard({ clock: systemClock, log: () => undefined }),
  versions: {},
  clock: systemClock,
  ...change,
});

describe('readiness', () => {
  it('is given when every check passes', async () => {
    expect(await createReadiness(portsWith())()).toEqual([]);
  });

  it('fails with the names of what fails, and nothing else of it', async () => {
    const projections = fakeProjections('trace');
    projections.set({ state: 'blocked' });
    const ports = portsWith({
      store: { ...openMemoryEventStore(), head: () => Promise.reject(new Fault('store/corrupt', 'page 7')) },
      blobs: { probe: () => Promise.reject(new Fault('blob/unavailable', 'EROFS')) },
      registry: { status: () => ({ kind: 'catching-up', position: 3 }) },
      reactors: [
        reactorWith('router', () => Promise.resolve({ stopped: { kind: 'asked' } })),
        reactorWith('notifier', () => Promise.resolve({})),
      ],
      projections,
    });
    expect(await createReadiness(ports)()).toEqual([
      'store',
      'blobs',
      'registry',
      'reactor:router',
      'projection:trace',
    ]);
  });

  it('fails for what does not answer in time', async () => {
    const never = new Promise<unknown>(() => undefined);
    const ports = portsWith({ reactors: [reactorWith('router', () => never)] });
    expect(await createReadiness(ports, 20)()).toEqual(['reactor:router']);
  });

  it('looks once for probes that come together', async () => {
    let looks = 0;
    const store = openMemoryEventStore();
    const head = () => {
      looks += 1;
      return store.head();
    };
    const readiness = createReadiness(portsWith({ store: { ...store, head } }));
    await Promise.all([readiness(), readiness(), readiness()]);
    expect(looks).toBe(1);
    await readiness();
    expect(looks).toBe(2);
  });
});
