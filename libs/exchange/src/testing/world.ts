import { createCodec, memoryCheckpoints, newEventId, openMemoryEventStore, startReactor } from '@lienthong/event-store';
import type { EventStore, RecordedEvent } from '@lienthong/event-store';
import { instantOf } from '@lienthong/kernel';
import type { Clock, Instant } from '@lienthong/kernel';
import { createKeyring } from '@lienthong/keyring';
import type { MasterKey } from '@lienthong/keyring';
import { notifierHandlers } from '../application/delivery/notifier.js';
import { createInboxWriter } from '../application/inbox/place.js';
import type { Mandates } from '../application/intake/parties.js';
import type { Act } from '../application/ledger/execute.js';
import { deliveryOf, deliveryStream, inboxStream, transferStream } from '../application/ledger/streams.js';
import { routerHandlers } from '../application/routing/router.js';
import { exchangeCatalogue } from '../contracts/event-catalogue.js';
import type { InboxEntry } from '../domain/inbox/inbox.events.js';
import { createRegister } from './fake-register.js';
import { indexOfStore } from './index-of-store.js';

export interface TestClock extends Clock {
  /** Moves the clock on, by minutes. */
  pass(minutes: number): void;
}

const testClock = (): TestClock => {
  let now = Date.UTC(2026, 2, 2, 1);
  return { now: () => instantOf(new Date(now)), pass: (minutes) => void (now += minutes * 60_000) };
};

/** Wraps by copying: the tests of the keyring are elsewhere. */
const plainMaster: MasterKey = { wrap: (key) => Uint8Array.from(key), unwrap: (wrapped) => Uint8Array.from(wrapped) };

export const everybody: Mandates = { mayActFor: () => true };

export interface WorldOptions {
  /** Stands before the store in memory, to slow it down or to let it fail. */
  readonly through?: (store: EventStore) => EventStore;
}

/** The exchange on a store in memory: the functions' ports, the handlers, and the two reactors once they are started. */
export const openWorld = ({ through = (store) => store }: WorldOptions = {}) => {
  const clock = testClock();
  const memory = openMemoryEventStore({ clock });
  const store = through(memory);
  const keyring = createKeyring({ master: plainMaster, keys: memory });
  const addressees = createRegister();
  const ledger = { store, keyring, clock };
  const inboxes = createInboxWriter(store);
  const index = indexOfStore(memory);
  const router = routerHandlers({ ...ledger, inboxes });
  const notifier = notifierHandlers({ ...ledger, inboxes });
  const alarms: unknown[] = [];
  const started: Awaited<ReturnType<typeof startReactor>>[] = [];

  const start = async (): Promise<void> => {
    const common = {
      store,
      codec: createCodec(exchangeCatalogue),
      clock,
      onAlarm: (alarm: unknown) => void alarms.push(alarm),
    };
    const key = ({ stream }: RecordedEvent) => deliveryOf(stream).transfer;
    started.push(
      await startReactor({
        ...common,
        name: 'router',
        categories: ['transfer'],
        handlers: router,
        checkpoints: memoryCheckpoints(),
      }),
      await startReactor({
        ...common,
        name: 'notifier',
        categories: ['delivery'],
        handlers: notifier,
        key,
        checkpoints: memoryCheckpoints(),
      }),
    );
  };

  /** Until the reactors have nothing left to do. */
  const settle = async (): Promise<void> => {
    for (let head = await memory.head(); ;) {
      for (const reactor of started) await reactor.caughtUp(head);
      const reached = await memory.head();
      if (reached === head) return;
      head = reached;
    }
  };

  const all = async (): Promise<readonly RecordedEvent[]> =>
    (await memory.readAll({ after: 0, limit: 100_000 })).events;

  return {
    clock,
    addressees,
    alarms,
    settle,
    all,
    store,
    inboxes,
    handlers: { ...router, ...notifier },
    ports: {
      ...ledger,
      addressees,
      index,
      routing: { settled: async (position: number) => started[0]?.caughtUp(position) },
    },
    start,
    act: (more: Partial<Act> = {}): Act => ({
      id: newEventId(),
      by: { role: 'sender', system: 'system-1' },
      at: clock.now(),
      ...more,
    }),
    /** What an agency finds, by sequence. */
    inbox: async (agency: string): Promise<readonly InboxEntry[]> =>
      (await memory.readStream(inboxStream(agency))).map(({ data }) => data as unknown as InboxEntry),
    transferTypes: async (transfer: string) =>
      (await memory.readStream(transferStream(transfer))).map(({ type }) => type),
    deliveryTypes: async (transfer: string, agency: string) =>
      (await memory.readStream(deliveryStream(transfer, agency))).map(({ type }) => type),
    /** Handles every event once more; answers how many events that brought. */
    redo: async (): Promise<number> => {
      const before = await memory.head();
      for (const event of await all()) await { ...router, ...notifier }[event.type]?.(event);
      return (await memory.head()) - before;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(started.map((reactor) => reactor.stop()));
      await memory.close();
    },
  };
};

export type World = ReturnType<typeof openWorld>;

/** A world whose reactors run. */
export const liveWorld = async (options: WorldOptions = {}): Promise<World> => {
  const world = openWorld(options);
  await world.start();
  return world;
};

export const at = (text: string): Instant => instantOf(new Date(text));
