import { newEventId, streamName } from '@lienthong/event-store';
import type { EventStore, NewEvent } from '@lienthong/event-store';
import { instantOf } from '@lienthong/kernel';
import type { Clock } from '@lienthong/kernel';
import { systemOf } from '@lienthong/exchange/connector';
import type { SilenceEvent } from '../domain/axis.events.js';

export interface SilencePorts {
  readonly store: Pick<EventStore, 'append' | 'readStream'>;
  readonly clock: Clock;
  readonly axis: string;
  /** A silence of before it was joined last says nothing of it. RFC 3339. */
  readonly joinedAt: string;
  readonly onFailure: (error: unknown) => void;
}

/** Since when an axis gives no right answer, also where the hub was started again meanwhile. */
export interface Silence {
  /** Its last right answer, or when it was asked first. Milliseconds since the epoch. */
  heardAt(): number;
  heard(): void;
  /** It was asked, and gave none. */
  unheard(): void;
  /** Once everything is written. */
  settled(): Promise<void>;
}

/** An axis that answers now and again writes no more than one silence in so many milliseconds. */
const WORTH_NOTING_MS = 30_000;

/**
 * A silence is recorded once it lasts, or at once where the axis has not answered since the start: so a hub that is started
 * again and again while an axis is away does not count from the start. Written behind; what a crash or a full disk loses of
 * it is written at the next call that fails.
 */
export const openSilence = async ({ store, clock, axis, joinedAt, onFailure }: SilencePorts): Promise<Silence> => {
  const stream = streamName('axissilence', axis);
  const now = (): number => Date.parse(clock.now());
  const [last] = await store.readStream(stream, { direction: 'backward', limit: 1 });
  const fell = last?.type === 'AxisFellSilent' ? (last.data as unknown as SilenceEvent['data']) : undefined;
  const since = fell === undefined ? -Infinity : Date.parse(fell.since);
  /** That it is silent stands in the stream. */
  let isNoted = since >= Date.parse(joinedAt);
  let heardAt = isNoted ? since : now();
  let hasAnswered = false;
  let written: Promise<void> = Promise.resolve();

  const append = async ({ type, data }: SilenceEvent): Promise<void> => {
    const meta = { at: clock.now(), by: { role: 'hub' as const, system: systemOf(axis) } };
    const event: NewEvent = { id: newEventId(), type, data, meta };
    await store.append(stream, 'any', [event]);
  };
  const note = (type: SilenceEvent['type']): void => {
    isNoted = type === 'AxisFellSilent';
    const data = { axis, since: instantOf(new Date(heardAt)) };
    written = written
      .then(() => append({ type, data }))
      .catch((error: unknown) => {
        isNoted = type !== 'AxisFellSilent';
        onFailure(error);
      });
  };

  return {
    heardAt: () => heardAt,
    heard: () => {
      hasAnswered = true;
      if (isNoted) note('AxisHeardAgain');
      heardAt = now();
    },
    unheard: () => {
      if (!isNoted && (!hasAnswered || now() - heardAt >= WORTH_NOTING_MS)) note('AxisFellSilent');
    },
    settled: () => written,
  };
};
