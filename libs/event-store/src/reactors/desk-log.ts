import type { Clock, JsonObject } from '@lienthong/kernel';
import { deriveEventId } from '../event-id.js';
import type { EventStore } from '../port/event-store.js';
import { streamName } from '../stream-name.js';
import type { DeskEvent } from './desk.events.js';
import { createDesk } from './desk.js';
import type { Desk } from './desk.js';
import type { Insist } from './insist.js';

/** The desk and its stream, `parked-<reactor>`. */
export interface DeskLog {
  readonly desk: Desk;
  /**
   * Decides on the desk as it stands, one at a time, and appends what is decided. Resolves with the event once it is
   * durable, with undefined when nothing was decided or the reactor stops.
   */
  record(decide: (desk: Desk) => DeskEvent | undefined): Promise<DeskEvent | undefined>;
}

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
  let turn: Promise<unknown> = Promise.resolve();

  const append = async (event: DeskEvent): Promise<DeskEvent | undefined> => {
    const { type, data } = event;
    const { eventId } = data;
    const at = clock.now();
    const id = deriveEventId('desk', reactor, type, eventId, String(revision + 1));
    const role = type === 'EventReleased' || type === 'EventSkipped' ? 'operator' : 'hub';
    const expected = revision === -1 ? 'no-stream' : revision;
    const entry = {
      id,
      type,
      data: data as unknown as JsonObject,
      meta: { at, by: { role }, cause: eventId },
    } as const;
    const written = await insist(() => store.append(stream, expected, [entry]));
    if (written === undefined) return undefined;
    revision = written.revision;
    desk.apply(event, at);
    return event;
  };

  return {
    desk,
    record: (decide) => {
      const mine = turn.then(() => {
        const event = decide(desk);
        return event === undefined ? undefined : append(event);
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
};
