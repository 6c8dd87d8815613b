import { Fault } from '@lienthong/kernel';
import type { Clock, JsonObject } from '@lienthong/kernel';
import type { AppendOptions, AppendResult, ExpectedRevision, ReadStreamOptions } from '../port/event-store.js';
import { checkAppend } from '../port/check-append.js';
import type { EventMetadata, NewEvent, RecordedEvent, StreamName } from '../port/event.js';

/** Events in memory under the rules of the port; the position of an event is its index plus one. */
export interface MemoryLog {
  readonly events: readonly RecordedEvent[];
  append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
    options?: AppendOptions,
  ): AppendResult;
  stream(stream: StreamName): readonly RecordedEvent[];
  key(id: string): Uint8Array | undefined;
  destroyKey(id: string): void;
}

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const meets = (expected: ExpectedRevision, revision: number): boolean =>
  expected === 'any' || (expected === 'no-stream' ? revision === -1 : revision === expected);

export const createMemoryLog = (clock: Clock): MemoryLog => {
  const log: RecordedEvent[] = [];
  const streams = new Map<StreamName, RecordedEvent[]>();
  const byId = new Map<string, RecordedEvent>();
  const keys = new Map<string, Uint8Array | undefined>();

  const repeatOf = (stream: StreamName, events: readonly NewEvent[]): AppendResult | undefined => {
    const found = events.map(({ id }) => byId.get(id));
    if (found.every((event) => event === undefined)) return undefined;
    let revision = -1;
    let position = 0;
    for (const event of found) {
      if (event?.stream !== stream || event.revision <= revision) {
        throw new Fault('store/id-taken', 'An event id is already taken.');
      }
      ({ revision, position } = event);
    }
    return { outcome: 'repeated', revision, position };
  };

  return {
    events: log,
    append: (stream, expected, events, { keys: added = [] } = {}) => {
      const ids = new Set(events.map(({ id }) => id));
      checkAppend(events);
      const repeat = repeatOf(stream, events);
      if (repeat !== undefined) return repeat;
      const own = streams.get(stream) ?? [];
      if (!meets(expected, own.length - 1)) {
        const message = `The stream is at revision ${own.length - 1}.`;
        throw new Fault('store/wrong-revision', message, { retriable: true });
      }
      if (ids.size < events.length) throw new Fault('store/id-taken', 'An event id is already taken.');
      if (added.some(({ id }) => keys.has(id)) || new Set(added.map(({ id }) => id)).size < added.length) {
        throw new Fault('store/key-taken', 'A data key of this id exists or was destroyed.');
      }
      const recordedAt = clock.now();
      for (const { id, type, data, meta, sealed } of events) {
        const event: RecordedEvent = {
          id,
          type,
          data: clone<JsonObject>(data),
          meta: clone<EventMetadata>(meta),
          ...(sealed === undefined ? {} : { sealed: sealed.slice() }),
          stream,
          revision: own.length,
          position: log.length + 1,
          recordedAt,
        };
        own.push(event);
        log.push(event);
        byId.set(id, event);
      }
      streams.set(stream, own);
      for (const { id, wrapped } of added) keys.set(id, wrapped.slice());
      return { outcome: 'appended', revision: own.length - 1, position: log.length };
    },
    stream: (stream) => streams.get(stream) ?? [],
    key: (id) => keys.get(id),
    destroyKey: (id) => {
      if (keys.has(id)) keys.set(id, undefined);
    },
  };
};

export const sliceOf = (
  events: readonly RecordedEvent[],
  { from, direction = 'forward', limit = Number.MAX_SAFE_INTEGER }: ReadStreamOptions,
): readonly RecordedEvent[] => {
  if (direction === 'forward') return events.filter(({ revision }) => revision >= (from ?? 0)).slice(0, limit);
  return events
    .filter(({ revision }) => revision <= (from ?? Number.MAX_SAFE_INTEGER))
    .reverse()
    .slice(0, limit);
};
