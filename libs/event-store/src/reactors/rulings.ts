import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { DeskLog } from './desk-log.js';

export interface Ruling {
  readonly type: 'EventReleased' | 'EventSkipped';
  readonly position: number;
  readonly reason: string;
  /** Who decided it. */
  readonly by: string;
}

/** An operator decides on a parked event. Gives the key that may go on. */
export const rule = async (log: DeskLog, { type, position, reason, by }: Ruling): Promise<Outcome<string>> => {
  const ruling = await log.record((desk) => {
    const queue = desk.queues().find(({ status, lines }) => status === 'parked' && lines[0]?.position === position);
    const line = queue?.lines[0];
    if (queue === undefined || line === undefined) return undefined;
    return { type, data: { position, eventId: line.eventId, key: queue.key, reason, by } };
  });
  if (ruling === 'nothing') return refused({ code: 'desk/not-parked', params: { position } });
  if (ruling === 'abandoned') return refused({ code: 'reactor/stopped', params: { position } });
  return ok(ruling.data.key);
};
