import type { ReadModel } from '@lienthong/read-model';
import type { RoutingDesk } from '../../application/desk/routing-desk.js';
import type { TransferIndex } from '../../application/intake/transfer-index.js';
import type { UndecidedDeliveries } from '../../application/overdue/expiry-alarm.js';
import type { WaitingDeliveries } from '../../application/overdue/silence-alarm.js';
import type { OpenDeliveries } from '../../application/succession/pass-on.js';
import type { Candidate } from '../../domain/transfer/transfer.events.js';

type Finder = Omit<TransferIndex, 'caughtUp'>;

/** The transfer index, what is overdue, and what waits at the desk, all from the directory model. */
/** What was sent, for windows that list it. */
export interface SentTransfers {
  /** Transfers of types 0 and 3, and those without an original, newest first; no test messages. */
  sentBy(senders: readonly string[], limit: number): readonly string[];
}

export const createDirectoryQueries = (
  model: ReadModel,
): Finder & WaitingDeliveries & UndecidedDeliveries & OpenDeliveries & Pick<RoutingDesk, 'awaited'> & SentTransfers => {
  const idOf = (row: ReturnType<ReadModel['get']>): string | undefined =>
    row === undefined ? undefined : String(row['id']);
  const pairOf = (row: NonNullable<ReturnType<ReadModel['get']>>) => ({
    transfer: String(row['transfer']),
    agency: String(row['agency']),
  });
  return {
    newestSentBy: (sender, documentId) =>
      idOf(
        model.get(
          `SELECT id FROM transfers WHERE document_id = ? AND sender = ? AND business_type IN (0, 3) AND test = 0
            ORDER BY position DESC LIMIT 1`,
          documentId,
          sender,
        ),
      ),
    newestReceivedBy: (agency, documentId) =>
      idOf(
        model.get(
          `SELECT t.id FROM transfers t JOIN deliveries d ON d.transfer = t.id AND d.agency = ?
            WHERE t.document_id = ? AND t.business_type IN (0, 3) AND t.test = 0 ORDER BY t.position DESC LIMIT 1`,
          agency,
          documentId,
        ),
      ),
    sentBy: (senders, limit) =>
      model
        .all(
          `SELECT t.id FROM json_each(?) AS mine JOIN transfers t ON t.sender = mine.value
            WHERE t.test = 0 ORDER BY t.position DESC LIMIT ?`,
          JSON.stringify(senders),
          limit,
        )
        .map((row) => String(row['id'])),
    waitingSince: (before, limit) =>
      model
        .all(
          `SELECT transfer, agency FROM deliveries
            WHERE told = 0 AND silent = 0 AND status = 'open' AND consigned_at <= ? ORDER BY consigned_at LIMIT ?`,
          before,
          limit,
        )
        .map(pairOf),
    undecidedSince: (before, limit) =>
      model
        .all(
          `SELECT transfer, agency FROM deliveries
            WHERE expired = 0 AND status = 'open' AND (rung IS NULL OR rung = '01') AND consigned_at <= ?
            ORDER BY consigned_at LIMIT ?`,
          before,
          limit,
        )
        .map(pairOf),
    // Jumps from agency to agency over the index instead of reading all that is open.
    openAgencies: () =>
      model
        .all(
          `WITH RECURSIVE open (agency) AS (
             SELECT (SELECT min(agency) FROM deliveries WHERE status = 'open' AND rung IS NOT '06')
             UNION ALL
             SELECT (SELECT min(d.agency) FROM deliveries d
                      WHERE d.status = 'open' AND d.rung IS NOT '06' AND d.agency > open.agency)
               FROM open WHERE open.agency IS NOT NULL)
           SELECT agency FROM open WHERE agency IS NOT NULL`,
        )
        .map((row) => String(row['agency'])),
    openAt: (agency, limit) =>
      model
        .all(
          `SELECT transfer, agency FROM deliveries WHERE status = 'open' AND rung IS NOT '06' AND agency = ? LIMIT ?`,
          agency,
          limit,
        )
        .map(pairOf),
    awaited: (limit) =>
      model.all('SELECT * FROM awaited ORDER BY since LIMIT ?', limit).map((row) => ({
        transfer: String(row['transfer']),
        code: String(row['code']),
        agency: String(row['agency']),
        candidates: JSON.parse(String(row['candidates'])) as readonly Candidate[],
        since: String(row['since']),
      })),
  };
};
