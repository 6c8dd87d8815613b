import type { DatabaseSync } from 'node:sqlite';
import type { RecordedEvent } from '@lienthong/event-store';
import { byType, defineProjection, ignored } from '@lienthong/read-model';
import type { EventHandler, Projection } from '@lienthong/read-model';
import { deliveryOf, inboxOf, transferOf } from '../../application/ledger/streams.js';
import { exchangeCatalogue } from '../../contracts/event-catalogue.js';
import { reportOfEvent } from '../../domain/delivery/delivery.events.js';
import type { InboxAcknowledged, InboxEntry } from '../../domain/inbox/inbox.events.js';
import type { OfferOf } from '../../domain/offer/offer.js';
import { waitingModel, waitingSchema } from './waiting.schema.js';

const entryHandlers = (db: DatabaseSync): Record<string, EventHandler> => {
  const add = db.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, 0)');
  const recalled = db.prepare('INSERT OR IGNORE INTO recalls VALUES (?, ?)');
  const byMessage = db.prepare('SELECT 1 FROM recalls WHERE transfer = ? AND request = ?');
  const gone = db.prepare(
    `UPDATE entries SET gone = 1 WHERE transfer = ? AND agency = ? AND kind IN ('document', 'update')`,
  );
  /** A recall that came as a message of type 1 goes on as such; any other is told as status 13. */
  const mailOf = (entry: InboxEntry): 'edoc' | 'status' | null => {
    switch (entry.kind) {
      case 'document':
      case 'update':
        return 'edoc';
      case 'status':
        return 'status';
      case 'recall':
        return byMessage.get(entry.transfer, entry.requestId) ? 'edoc' : 'status';
      case 'echo':
      case 'notice':
      case 'receipt':
      case 'refusal':
      case 'task':
      case 'dossier-notice':
      case 'reconciliation':
        return null;
    }
  };
  const end: EventHandler = ({ stream }) => {
    const { transfer, agency } = deliveryOf(stream);
    gone.run(transfer, agency);
  };
  return {
    RecallRequested: ({ stream, data }) => {
      const { requestId, message } = data as { requestId: string; message?: unknown };
      if (message !== undefined) recalled.run(requestId, transferOf(stream));
    },
    InboxEntryPlaced: ({ stream, revision, recordedAt, data }) => {
      const entry = data as unknown as InboxEntry;
      const { kind, transfer = '', from } = entry;
      add.run(inboxOf(stream), revision, kind, mailOf(entry), transfer, from, recordedAt);
    },
    DeliveryCancelled: end,
    RecallAgreed: end,
  };
};

const readerHandlers = (db: DatabaseSync): Record<string, EventHandler> => {
  const acknowledged = db.prepare('INSERT OR REPLACE INTO acknowledged VALUES (?, ?, ?, ?)');
  const taken = db.prepare(
    `DELETE FROM offers WHERE agency = ? AND system = ?
       AND (sequence <= ? OR sequence IN (SELECT value FROM json_each(?)))`,
  );
  const put = db.prepare('INSERT OR REPLACE INTO offers VALUES (?, ?, ?, ?, ?, ?)');
  const offered = db.prepare('DELETE FROM offers WHERE agency = ? AND system = ? AND sequence = ?');
  const ofOffer = (event: RecordedEvent): OfferOf => event.data as unknown as OfferOf;
  const offerIs =
    (state: string): EventHandler =>
    (event) => {
      const { agency, system, sequence, transfer } = ofOffer(event);
      put.run(agency, system, sequence, transfer, state, event.meta.at);
    };
  return {
    InboxAcknowledged: ({ data }) => {
      const { agency, system, cursor, beyond } = data as unknown as InboxAcknowledged['data'];
      const rest = JSON.stringify(beyond);
      acknowledged.run(agency, system, cursor, rest);
      taken.run(agency, system, cursor, rest);
    },
    HandOverFailed: offerIs('failed'),
    OfferEnded: offerIs('ended'),
    OfferedAgain: (event) => {
      const { agency, system, sequence } = ofOffer(event);
      offered.run(agency, system, sequence);
    },
  };
};

const ANSWERS: Readonly<Record<string, string>> = {
  RecallAgreed: '15',
  UpdateAgreed: '15',
  RecallRefused: '16',
  UpdateRefused: '16',
};

const saidHandlers = (db: DatabaseSync): Record<string, EventHandler> => {
  const add = db.prepare('INSERT INTO said VALUES (?, ?, ?, ?, ?, ?)');
  const codes: Readonly<Record<string, string>> = { ...reportOfEvent, ...ANSWERS };
  return Object.fromEntries(
    Object.entries(codes).map(([type, code]): [string, EventHandler] => [
      type,
      ({ stream, position, meta, id }) => {
        const { transfer, agency } = deliveryOf(stream);
        add.run(agency, position, transfer, code, meta.at, id);
      },
    ]),
  );
};

const both =
  (one: EventHandler, other: EventHandler): EventHandler =>
  (event) => {
    one(event);
    other(event);
  };

/** What waits for which system, for windows that list only what is unacknowledged. Built where the axis is served. */
export const waitingProjection: Projection = defineProjection({
  ...waitingModel,
  categories: ['transfer', 'delivery', 'inbox', 'acknowledgement', 'offer'],
  schema: (db) => db.exec(waitingSchema),
  prepare: (db) => {
    const entries = entryHandlers(db);
    const said = saidHandlers(db);
    const shared = Object.fromEntries(
      Object.entries(said).map(([type, handler]) => {
        const other = entries[type];
        return [type, other ? both(handler, other) : handler];
      }),
    );
    return byType({
      ...Object.fromEntries(Object.keys(exchangeCatalogue).map((type) => [type, ignored])),
      ...entries,
      ...readerHandlers(db),
      ...shared,
    });
  },
});
