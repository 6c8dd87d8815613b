import type { RecordedEvent } from '@lienthong/event-store';
import { defineProjection, forTypes } from '@lienthong/read-model';
import type { Projection } from '@lienthong/read-model';
import { deliveryOf, transferOf } from '../../application/ledger/streams.js';
import { exchangeCatalogue } from '../../contracts/event-catalogue.js';

/** Undefined for a refusal that is about no transfer. */
export const transferOfEvent = (event: RecordedEvent): string | undefined => {
  if (event.stream.startsWith('transfer-')) return transferOf(event.stream);
  if (event.stream.startsWith('delivery-')) return deliveryOf(event.stream).transfer;
  return (event.data as { transfer?: string }).transfer;
};

/** A transfer's id as 16 bytes: half the index of its text. */
export const transferKey = (transfer: string): Uint8Array => Buffer.from(transfer.replaceAll('-', ''), 'hex');

/** The categories that it follows. */
export const TRACED = ['transfer', 'delivery', 'inbox', 'offer', 'passage', 'axisdesk'] as const;

export const traceModel = { name: 'trace', version: 2 } as const;

/** Every event of a transfer, wherever it stands, in the order of the store. Sealed fields are copied unopened. */
export const traceProjection: Projection = defineProjection({
  ...traceModel,
  categories: TRACED,
  schema: (db) =>
    db.exec(`
      CREATE TABLE trace (
        position INTEGER PRIMARY KEY, transfer BLOB NOT NULL, id TEXT NOT NULL, stream TEXT NOT NULL,
        revision INTEGER NOT NULL, type TEXT NOT NULL, recorded_at TEXT NOT NULL, meta TEXT NOT NULL,
        data TEXT NOT NULL, sealed BLOB
      ) STRICT;
      CREATE INDEX trace_of_transfer ON trace (transfer);
    `),
  prepare: (db) => {
    const insert = db.prepare('INSERT INTO trace VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    return forTypes(Object.keys(exchangeCatalogue), (event) => {
      const transfer = transferOfEvent(event);
      if (transfer === undefined) return;
      const { position, id, stream, revision, type, recordedAt, sealed } = event;
      const { meta, data } = event.text ?? { meta: JSON.stringify(event.meta), data: JSON.stringify(event.data) };
      insert.run(position, transferKey(transfer), id, stream, revision, type, recordedAt, meta, data, sealed ?? null);
    });
  },
});
