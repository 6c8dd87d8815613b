import { Fault } from '@lienthong/kernel';
import { readCloudEvent } from '../cloudevents/read-cloud-event.js';
import type { CloudEventRefusal } from '../cloudevents/read-cloud-event.js';
import type { IncomingEvent } from '../cloudevents/event.js';
import { pauseBefore } from '../consuming/backoff.js';
import type { Park, Parked } from '../dead-letters/parked.js';
import type { BusAlarm } from '../port/bus.js';
import type { ConsumedRecord } from '../port/record.js';
import { createKeyLanes } from './key-lanes.js';
import { causeOf, isHopeless, isOutage } from './retry.js';
import type { RetryPolicy } from './retry.js';

/** Resolves when the effect is durable. */
export type EventHandler = (event: IncomingEvent, record: ConsumedRecord) => Promise<void>;

export interface HandlingOptions {
  readonly group: string;
  readonly handlerOf: (type: string) => EventHandler | undefined;
  readonly park: Park;
  readonly retry: RetryPolicy;
  /** Keys that are handled at once, over all topics. */
  readonly concurrency: number;
  readonly onAlarm: (alarm: BusAlarm) => void;
  /** Ends all waiting: what is not done by then comes again. */
  readonly signal: AbortSignal;
}

type Verdict = Pick<Parked, 'class' | 'cause' | 'attempts'>;

const stopped = (): Fault => new Fault('bus/closed', 'Stopped before the record was done.', { retriable: true });

const unreadable = ({ code, path, params }: CloudEventRefusal): Verdict => ({
  class: 'unreadable',
  cause: {
    code,
    message: ['The record is no CloudEvent that we take', params?.['reason']].filter(Boolean).join(': '),
    ...(path !== undefined && { path }),
  },
  attempts: 0,
});

const NO_HANDLER: Verdict = {
  class: 'no-handler',
  cause: { code: 'bus/no-handler', message: 'Nobody takes events of this type.', path: 'type' },
  attempts: 0,
};

/** Handles a record, or parks it; resolves when either is durable. Rejects only when it is stopped before that. */
export const createHandleRecord = (options: HandlingOptions): ((record: ConsumedRecord) => Promise<void>) => {
  const { group, handlerOf, park, retry, onAlarm, signal } = options;
  const lanes = createKeyLanes(options.concurrency);

  /** What it stands on is down: that uses up no attempt, since parking would need it, too. */
  const insist = async (record: ConsumedRecord, work: () => Promise<void>, give: (error: unknown) => boolean) => {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        await work();
        return;
      } catch (error) {
        if (give(error)) throw error;
        const { code, message } = causeOf(error);
        onAlarm({ code, message, group, topic: record.topic, offset: record.offset });
        await pauseBefore(retry, attempt, signal);
      }
    }
    throw stopped();
  };

  const handle = async (
    record: ConsumedRecord,
    event: IncomingEvent,
    handler: EventHandler,
  ): Promise<Verdict | undefined> => {
    for (let attempts = 1; ; attempts += 1) {
      try {
        await insist(
          record,
          () => handler(event, record),
          (error) => !isOutage(error),
        );
        return undefined;
      } catch (error) {
        if (signal.aborted) throw stopped();
        if (isHopeless(error) || attempts >= retry.attempts)
          return { class: 'failed', cause: causeOf(error), attempts };
        await pauseBefore(retry, attempts, signal);
      }
    }
  };

  const judge = async (record: ConsumedRecord): Promise<Verdict | undefined> => {
    const read = readCloudEvent(record);
    if (!read.ok) return unreadable(read.refusal);
    const handler = handlerOf(read.value.type);
    return handler === undefined ? NO_HANDLER : handle(record, read.value, handler);
  };

  return (record) =>
    lanes.run(`${record.topic}\n${record.key ?? ''}`, async () => {
      if (signal.aborted) throw stopped();
      const verdict = await judge(record);
      if (verdict === undefined) return;
      // Never dropped: until it is parked, the record is not done.
      await insist(
        record,
        () => park({ record, group, ...verdict }),
        () => false,
      );
      const { code, message } = verdict.cause;
      onAlarm({ code, message, group, topic: record.topic, offset: record.offset });
    });
};
