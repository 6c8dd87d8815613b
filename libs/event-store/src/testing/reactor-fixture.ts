import { systemClock } from '@lienthong/kernel';
import { createCodec } from '../codec/codec.js';
import { deriveEventId } from '../event-id.js';
import { openMemoryEventStore } from '../memory/memory-event-store.js';
import type { MemoryEventStore } from '../memory/memory-event-store.js';
import type { RecordedEvent } from '../port/event.js';
import type { ReactorAlarm, ReactorOptions } from '../reactors/reactor.js';
import { startReactor } from '../reactors/start-reactor.js';
import { streamName } from '../stream-name.js';
import { testTiming } from './test-timing.js';

export const codec = createCodec({ Asked: {}, Ignored: {}, Answered: {} });

/** Appends an event to the stream of a key; its number makes its id. Gives its position. */
export const ask = async (store: MemoryEventStore, key: string, number: number, type = 'Asked'): Promise<number> => {
  const id = deriveEventId('asked', key, String(number));
  const meta = { at: systemClock.now(), by: { role: 'hub' } } as const;
  const { position } = await store.append(streamName('question', key), 'any', [{ id, type, data: { number }, meta }]);
  return position;
};

export const numberOf = ({ data }: RecordedEvent): number => Number(data['number']);

/** `<key>:<number>`. */
export const labelOf = (event: RecordedEvent): string => `${event.stream.slice('question-'.length)}:${numberOf(event)}`;

/** A store in memory and the means to start a reactor on it. */
export const reactorFixture = (store = openMemoryEventStore()) => {
  const alarms: ReactorAlarm[] = [];
  const timing = testTiming();
  const start = (handler: (event: RecordedEvent) => Promise<void>, options: Partial<ReactorOptions> = {}) =>
    startReactor({
      name: 'answerer',
      store,
      codec,
      categories: ['question'],
      handlers: { Asked: handler },
      checkpoints: store.checkpoints,
      onAlarm: (alarm) => void alarms.push(alarm),
      clock: systemClock,
      timing,
      retry: { attempts: 3, baseMs: 10, maxMs: 1_000 },
      ...options,
    });
  const deskTypes = async (): Promise<readonly string[]> =>
    (await store.readStream(streamName('parked', 'answerer'))).map(({ type }) => type);
  return { store, alarms, timing, start, deskTypes };
};
