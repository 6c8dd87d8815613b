import type { DatabaseSync } from 'node:sqlite';
import type { RecordedEvent } from '@lienthong/event-store';
import { byType, defineProjection, ignored } from '@lienthong/read-model';
import type { EventHandler, Projection } from '@lienthong/read-model';
import { deliveryOf, transferOf } from '../../application/ledger/streams.js';
import { exchangeCatalogue } from '../../contracts/event-catalogue.js';
import { reportOfEvent } from '../../domain/delivery/delivery.events.js';
import type { DeliveryEvent } from '../../domain/delivery/delivery.events.js';
import type { TransferEvent } from '../../domain/transfer/transfer.events.js';
import { directoryModel, directorySchema } from './directory.schema.js';
import { foldText } from './fold-text.js';

/** Opens the subject that an event carries; undefined when there is none or it was erased. */
export type SubjectOpener = (event: RecordedEvent) => Promise<string | undefined>;

type Facts<Type extends string> = Extract<TransferEvent | DeliveryEvent, { type: Type }>['data'];
const factsOf = <Type extends string>(event: RecordedEvent): Facts<Type> => event.data as unknown as Facts<Type>;

const transferHandlers = (db: DatabaseSync, subjects: ReadonlyMap<string, string>): Record<string, EventHandler> => {
  const addTransfer = db.prepare('INSERT INTO transfers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)');
  const addSubject = db.prepare('INSERT INTO subjects (subject) VALUES (?)');
  const replace = db.prepare('UPDATE transfers SET replaced_by = ? WHERE id = ?');
  const retitle = db.prepare(
    'UPDATE subjects SET subject = ? WHERE rowid = (SELECT subject_row FROM transfers WHERE id = ?)',
  );
  const titled = db.prepare('UPDATE transfers SET titled_at = ? WHERE id = ?');
  const remove = db.prepare(
    'UPDATE deliveries SET reach = ? WHERE transfer = ? AND reach IS NULL AND agency IN (SELECT value FROM json_each(?))',
  );
  const await_ = db.prepare('INSERT OR REPLACE INTO awaited VALUES (?, ?, ?, ?, ?)');
  const assigned = db.prepare('DELETE FROM awaited WHERE transfer = ? AND code = ?');
  const unawaited = db.prepare(
    'DELETE FROM awaited WHERE transfer = ? AND (? = 0 OR agency IN (SELECT value FROM json_each(?)))',
  );
  const stop = (transfer: string, agencies: readonly string[]): void => {
    unawaited.run(transfer, agencies.length, JSON.stringify(agencies));
  };
  return {
    DocumentSubmitted: (event) => {
      const { sender, businessType, test, head } = factsOf<'DocumentSubmitted'>(event);
      const subject = subjects.get(event.id);
      const row = subject === undefined ? null : addSubject.run(foldText(subject)).lastInsertRowid;
      addTransfer.run(
        transferOf(event.stream),
        event.position,
        sender,
        businessType,
        test ? 1 : 0,
        head.documentId,
        head.number ?? null,
        head.notation ?? null,
        head.promulgatedOn ?? null,
        head.typeName ?? null,
        event.meta.at,
        row,
        event.position,
      );
    },
    DocumentUpdated: (event) => {
      const subject = subjects.get(event.id);
      if (subject === undefined) return;
      retitle.run(foldText(subject), transferOf(event.stream));
      titled.run(event.position, transferOf(event.stream));
    },
    DocumentReplaced: (event) => {
      replace.run(factsOf<'DocumentReplaced'>(event).by, transferOf(event.stream));
    },
    RoutingAwaited: (event) => {
      const { code, agency, candidates } = factsOf<'RoutingAwaited'>(event);
      await_.run(transferOf(event.stream), code, agency, JSON.stringify(candidates), event.meta.at);
    },
    RoutingAssigned: (event) => {
      assigned.run(transferOf(event.stream), factsOf<'RoutingAssigned'>(event).code);
    },
    RecipientsRemoved: (event) => {
      const { agencies } = factsOf<'RecipientsRemoved'>(event);
      if (agencies.length === 0) return;
      stop(transferOf(event.stream), agencies);
      remove.run(event.position, transferOf(event.stream), JSON.stringify(agencies));
    },
    RecallRequested: (event) => stop(transferOf(event.stream), factsOf<'RecallRequested'>(event).agencies),
  };
};

const deliveryHandlers = (db: DatabaseSync): Record<string, EventHandler> => {
  const consign = db.prepare(
    `INSERT OR REPLACE INTO deliveries VALUES (?, ?, ?, ?, 'open', NULL, ?, 0, 0, 0, ?, NULL)`,
  );
  const step = db.prepare(
    'UPDATE deliveries SET told = 1, silent = 0, rung = ?, changed_at = ? WHERE transfer = ? AND agency = ?',
  );
  const touch = db.prepare(
    'UPDATE deliveries SET told = 1, silent = 0, changed_at = ? WHERE transfer = ? AND agency = ?',
  );
  const end = db.prepare('UPDATE deliveries SET status = ?, changed_at = ? WHERE transfer = ? AND agency = ?');
  const bound = db.prepare('UPDATE deliveries SET reach = ? WHERE transfer = ? AND agency = ?');
  const boundAt = (event: RecordedEvent, reach: number): void => {
    const { transfer, agency } = deliveryOf(event.stream);
    bound.run(reach, transfer, agency);
  };
  const recalled = db.prepare(
    `UPDATE deliveries SET told = 1, silent = 0, status = iif(status = 'open', 'recalled', status), changed_at = ?
      WHERE transfer = ? AND agency = ?`,
  );
  const silent = db.prepare('UPDATE deliveries SET silent = 1, changed_at = ? WHERE transfer = ? AND agency = ?');
  const expired = db.prepare('UPDATE deliveries SET expired = 1, changed_at = ? WHERE transfer = ? AND agency = ?');
  const at = (event: RecordedEvent): [string, string, string] => {
    const { transfer, agency } = deliveryOf(event.stream);
    return [event.meta.at, transfer, agency];
  };
  const report: EventHandler = (event) => {
    const code = reportOfEvent[event.type as keyof typeof reportOfEvent];
    if (code === '02' || factsOf<'DeliveryArrived'>(event).late) touch.run(...at(event));
    else step.run(code, ...at(event));
    if (code === '02') end.run('refused', ...at(event));
  };
  const answered: EventHandler = (event) => void touch.run(...at(event));
  const ended =
    (status: string): EventHandler =>
    (event) =>
      void end.run(status, ...at(event));
  return {
    DeliveryConsigned: (event) => {
      const { transfer, agency } = deliveryOf(event.stream);
      consign.run(
        transfer,
        agency,
        event.position,
        factsOf<'DeliveryConsigned'>(event).sequence,
        event.meta.at,
        event.meta.at,
      );
    },
    DeliveryArrived: report,
    DeliveryRefused: report,
    DeliveryAccepted: report,
    DeliveryAssigned: report,
    DeliveryProcessing: report,
    DeliveryCompleted: report,
    RecallAgreed: (event) => {
      recalled.run(...at(event));
      boundAt(event, 0);
    },
    RecallRefused: answered,
    UpdateAgreed: answered,
    UpdateRefused: answered,
    DeliveryCancelled: (event) => {
      ended('cancelled')(event);
      boundAt(event, 0);
    },
    DeliveryHandedToSuccessor: (event) => {
      ended('passed-on')(event);
      boundAt(event, event.position);
    },
    DeliverySilent: (event) => void silent.run(...at(event)),
    DeliveryAcceptanceExpired: (event) => void expired.run(...at(event)),
  };
};

const carriesSubject = new Set(['DocumentSubmitted', 'DocumentUpdated']);

/** Holds subjects in clear (folded) for the search; they go when their key is destroyed. */
export const directoryProjection = (open: SubjectOpener): Projection => {
  const subjects = new Map<string, string>();
  return defineProjection({
    ...directoryModel,
    categories: ['transfer', 'delivery'],
    schema: (db) => db.exec(directorySchema),
    gather: async (events) => {
      subjects.clear();
      for (const event of events) {
        if (!carriesSubject.has(event.type)) continue;
        const subject = await open(event);
        if (subject !== undefined) subjects.set(event.id, subject);
      }
    },
    prepare: (db) =>
      byType({
        ...Object.fromEntries(Object.keys(exchangeCatalogue).map((type) => [type, ignored])),
        ...transferHandlers(db, subjects),
        ...deliveryHandlers(db),
      }),
  });
};
