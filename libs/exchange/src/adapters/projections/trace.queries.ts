import type { EventId, EventMetadata, RecordedEvent, StreamName } from '@lienthong/event-store';
import type { Instant, JsonObject } from '@lienthong/kernel';
import type { ReadModel } from '@lienthong/read-model';
import { transferKey } from './trace.projection.js';

export const createTraceReader = (model: ReadModel) => ({
  eventsOf: (transfer: string, after: number, limit: number): readonly RecordedEvent[] =>
    model
      .all(
        'SELECT * FROM trace WHERE transfer = ? AND position > ? ORDER BY position LIMIT ?',
        transferKey(transfer),
        after,
        limit,
      )
      .map((row): RecordedEvent => ({
        position: Number(row['position']),
        stream: String(row['stream']) as StreamName,
        revision: Number(row['revision']),
        id: String(row['id']) as EventId,
        type: String(row['type']),
        recordedAt: String(row['recorded_at']) as Instant,
        meta: JSON.parse(String(row['meta'])) as EventMetadata,
        data: JSON.parse(String(row['data'])) as JsonObject,
        ...(row['sealed'] instanceof Uint8Array ? { sealed: row['sealed'] } : {}),
      })),
});
