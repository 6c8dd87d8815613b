import type { Clock, Instant, JsonObject } from '@lienthong/kernel';
import { deriveEventId } from '../event-id.js';
import type { EventStore } from '../port/event-store.js';
import type { NewEvent } from '../port/event.js';
import { streamName } from '../stream-name.js';
import type { DeskEvent } from './desk.events.js';
import { createDesk } from './desk.js';
import type { Desk } from './desk.js';
import type { Insist } from './insist.js';

/** Undefined where there is nothing to record. */
export type DeskDecision = (desk: Desk) => DeskEvent | undefined;

/** `abandoned`: the reactor stopped before it was durable. */
export type Recorded = DeskEvent | 'nothing' | 'abandoned';

/** The desk and its stream, `parked-<reactor>`. */
export interface DeskLog {
  readonly desk: Desk;
  /** Decides on the desk as it stands, one after the other, and resolves once what was decided is durable. */
  record(decide: DeskDecision): Promise<Recorded>;
}

interface Pending {
  readonly decide: DeskDecision;
  readonly resolve: (recorded: Recorded) => void;
  readonly reject: (error: unknown) => void;
}

const MOST_AT_ONCE = 256;

/** Reads the desk back from its stream. */
export const openDeskLog = async (
  reactor: string,
  store: EventStore,
  clock: Clock,
  insist: Insist,
): Promise<DeskLog> => {
  const stream = streamName('parked', reactor);
  const desk = createDesk();
  const past = await store.readStream(stream);
  for (const { type, data, meta } of past) desk.apply({ type, data } as unknown as DeskEvent, meta.at);
  let revision = past.length - 1;
  let pending: Pending[] = [];
  let busy = false;

  const entryOf = ({ type, data }: DeskEvent, index: number, at: Instant): NewEvent => {
    const { eventId } = data;
    const role = type === 'EventReleased' || type === 'EventSkipped' ? 'operator' : 'hub';
    return {
      id: deriveEventId('desk', reactor, type, eventId, String(revision + 1 + index)),
      type,
      data: data as unknown as JsonObject,
      meta: { at, by: { role }, cause: eventId },
    };
  };

  /** Each decision sees those before it applied, though they become durable together. */
  const recordTogether = async (batch: readonly Pending[]): Promise<void> => {
    const at = clock.now();
    const decided = batch.map(({ decide }) => {
      const event = decide(desk);
      if (event !== undefined) desk.apply(event, at);
      return event;
    });
    const entries = decided.filter((event) => event !== undefined).map((event, index) => entryOf(event, index, at));
    const expected = revision === -1 ? 'no-stream' : revision;
    const written = entries.length === 0 ? { revision } : await insist(() => store.append(stream, expected, entries));
    revision = written?.revision ?? revision;
    batch.forEach(({ resolve }, index) => resolve(written === undefined ? 'abandoned' : (decided[index] ?? 'nothing')));
  };

  const drain = async (): Promise<void> => {
    busy = true;
    while (pending.length > 0) {
      const batch = pending.slice(0, MOST_AT_ONCE);
      pending = pending.slice(MOST_AT_ONCE);
      await recordTogether(batch).catch((error: unknown) => {
        for (const { reject } of batch) reject(error);
      });
    }
    busy = false;
  };

  return {
    desk,
    record: (decide) =>
      new Promise((resolve, reject) => {
        pending.push({ decide, resolve, reject });
        if (!busy) void drain();
      }),
  };
};
