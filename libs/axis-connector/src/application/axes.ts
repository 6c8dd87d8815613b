import { isWrongRevision, newEventId, streamName } from '@lienthong/event-store';
import type { Assertion, EventStore, NewEvent, RecordedEvent } from '@lienthong/event-store';
import { Fault, ok, refused } from '@lienthong/kernel';
import type { Clock, JsonObject, Outcome } from '@lienthong/kernel';
import { sealFields } from '@lienthong/keyring';
import type { Keyring } from '@lienthong/keyring';
import { axesDecider } from '../domain/axis.js';
import type { Axes, AxisCommand, AxisRefusal } from '../domain/axis.js';
import type { AxisAddress, AxisEvent } from '../domain/axis.events.js';

export interface AxesPorts {
  readonly store: EventStore;
  readonly keyring: Keyring;
  readonly clock: Clock;
}

/** The axes that the hub is joined to, as its events say. */
export interface JoinedAxes {
  all(): readonly AxisAddress[];
  of(axis: string): AxisAddress | undefined;
  /** When an axis was joined last. */
  joinedAt(axis: string): string | undefined;
  /** Read from its sealed event each time it is needed. Fault `axis/secret-lost` when it does not open. */
  secretOf(axis: string): Promise<string>;
  record(command: AxisCommand, by: Assertion): Promise<Outcome<void, AxisRefusal>>;
}

const STREAM = streamName('axes', 'all');

export const openAxes = async ({ store, keyring, clock }: AxesPorts): Promise<JoinedAxes> => {
  let axes: Axes = axesDecider.initial;
  let revision = -1;
  const secrets = new Map<string, RecordedEvent>();
  const joined = new Map<string, string>();

  const refresh = async (): Promise<void> => {
    for (const event of await store.readStream(STREAM, { from: revision + 1 })) {
      axes = axesDecider.evolve(axes, { type: event.type, data: event.data } as unknown as AxisEvent);
      const { axis } = event.data as unknown as Pick<AxisAddress, 'axis'>;
      if (event.sealed !== undefined) secrets.set(axis, event);
      if (event.type === 'AxisJoined') joined.set(axis, event.meta.at);
      ({ revision } = event);
    }
  };

  const record: JoinedAxes['record'] = async (command, by) => {
    for (;;) {
      const decision = axesDecider.decide(command, axes);
      if (!decision.accepted) return refused(decision.refusal);
      const [decided] = decision.events;
      if (decided === undefined) return ok(undefined);
      const id = newEventId();
      const personal = 'personal' in decided ? decided.personal : undefined;
      const key = personal === undefined ? undefined : await keyring.newDataKey();
      const event: NewEvent = {
        id,
        type: decided.type,
        data: decided.data as unknown as JsonObject,
        meta: { at: clock.now(), by, ...(key === undefined ? {} : { key: key.id }) },
        ...(key === undefined || personal === undefined
          ? {}
          : { sealed: sealFields(key, { stream: STREAM, eventId: id }, personal) }),
      };
      const keys = key === undefined ? [] : [{ id: key.id, wrapped: key.wrapped }];
      try {
        await store.append(STREAM, revision < 0 ? 'no-stream' : revision, [event], { keys });
        await refresh();
        return ok(undefined);
      } catch (error) {
        if (!isWrongRevision(error)) throw error;
        await refresh();
      }
    }
  };

  await refresh();
  return {
    all: () => [...axes.values()],
    of: (axis) => axes.get(axis),
    joinedAt: (axis) => joined.get(axis),
    secretOf: async (axis) => {
      const event = secrets.get(axis);
      const fields =
        event?.sealed === undefined || event.meta.key === undefined
          ? undefined
          : await keyring.openFields(event.meta.key, { stream: STREAM, eventId: event.id }, event.sealed);
      const secret = fields?.['secret'];
      if (typeof secret !== 'string') throw new Fault('axis/secret-lost', 'The secret of this axis does not open');
      return secret;
    },
    record,
  };
};
