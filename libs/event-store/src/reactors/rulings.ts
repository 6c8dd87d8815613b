import { ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { DeskLog } from './desk-log.js';
import type { Desk, DeskQueue } from './desk.js';

export interface Ruling {
  readonly type: 'EventReleased' | 'EventSkipped';
  readonly position: number;
  readonly reason: string;
  /** Who decided it. */
  readonly by: string;
}

/** An operator decides on a parked event. Gives the key that may go on. */
export const rule = async (log: DeskLog, { type, position, reason, by }: Ruling): Promise<Outcome<string>> => {
  const parkedAt = (desk: Desk): DeskQueue | undefined =>
    desk.queues().find(({ status, lines }) => status === 'parked' && lines[0]?.position === position);
  const ruling = await log.record((desk) => {
    const queue = parkedAt(desk);
    const line = queue?.lines[0];
    if (queue === undefined || line === undefined) return undefined;
    return { type, data: { position, eventId: line.eventId, key: queue.key, reason, by } };
  });
  if (ruling !== undefined) return ok(ruling.data.key);
  const code = parkedAt(log.desk) === undefined ? 'desk/not-parked' : 'reactor/stopped';
  return refused({ code, params: { position } });
};
