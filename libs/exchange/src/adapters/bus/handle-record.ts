import { setTimeout as pause } from 'node:timers/promises';
import { readCloudEvent } from '@lienthong/bus';
import type { Bus, ConsumedRecord, IncomingEvent } from '@lienthong/bus';
import { isFault } from '@lienthong/kernel';
import { isAnswered, placeRefusal } from './answers.js';
import { produceDeadLetter } from './dead-letters.js';
import type { BusPorts } from './ports.js';
import { takeEvent } from './take-event.js';
import type { Taken } from './take-event.js';
import { readType } from './types.js';

export interface HandlingPorts extends BusPorts {
  readonly bus: Pick<Bus, 'produce'>;
}

export interface Patience {
  /** How often the hub tries a record that it breaks on. */
  readonly attempts: number;
  /** Before the second attempt; doubles with each. */
  readonly pauseMs: number;
}

export type Handled = Taken | 'dead-letter';

/** Nothing is wrong with the record then, and nothing behind it would fare better: it waits. */
const isOutage = (error: unknown): boolean =>
  isFault(error) &&
  error.retriable &&
  ['store/unavailable', 'blob/unavailable', 'bus/unavailable'].includes(error.code);

const readable = (event: IncomingEvent) => {
  const type = readType(event.type);
  return { messageId: event.id, ...(type.kind === 'unknown' ? {} : { command: type.command }) };
};

/**
 * Handles one record of an `out` topic to its end: done and answered, or among the dead letters with a refusal in the
 * inbox that says so. Throws while store, blobs or broker are away; the record is then to be given again.
 */
export const handleRecord = (ports: HandlingPorts, group: string, { attempts, pauseMs }: Patience) => {
  const take = takeEvent(ports);
  const bury = produceDeadLetter(ports.bus);

  const insist = async (event: IncomingEvent): Promise<Taken | 'failed'> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await take(event);
      } catch (error) {
        if (isOutage(error)) throw error;
        if (attempt >= attempts) return 'failed';
        await pause(pauseMs * 2 ** (attempt - 1));
      }
    }
  };

  return async (record: ConsumedRecord): Promise<Handled> => {
    const read = readCloudEvent(record);
    if (read.ok) {
      const taken = await insist(read.value);
      if (taken !== 'failed') return taken;
      await bury(record, { errorClass: 'failed', code: 'bus/parked', group });
      await placeRefusal(ports.exchange)(record, readable(read.value), { code: 'bus/parked' });
      return 'dead-letter';
    }
    if (await isAnswered(ports.exchange)(record)) return 'repeat';
    await bury(record, { errorClass: 'unreadable', code: read.refusal.code, group });
    await placeRefusal(ports.exchange)(record, {}, read.refusal);
    return 'dead-letter';
  };
};
