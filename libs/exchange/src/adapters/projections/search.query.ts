import type { QueryRow, ReadModel } from '@lienthong/read-model';
import type {
  FoundDelivery,
  FoundTransfer,
  SearchPage,
  TransferSearch,
  TransferSearcher,
} from '../../application/queries/search.js';
import { matchOf } from './fold-text.js';

type Values = (string | number)[];
interface Clause {
  readonly sql: string;
  readonly values: Values;
}

const inList = 'IN (SELECT value FROM json_each(?))';

/** A delivery as far as the asker may know of it: the sender of all, a recipient of its own. */
const delivery = (condition: string, visibleTo: string | undefined, ...values: Values): Clause => {
  const seen = visibleTo === undefined ? '' : ` AND (t.sender ${inList} OR d.agency ${inList})`;
  return {
    sql: `EXISTS (SELECT 1 FROM deliveries d WHERE d.transfer = t.id AND ${condition}${seen})`,
    values: visibleTo === undefined ? values : [...values, visibleTo, visibleTo],
  };
};

/** The words of a title are found by whom that title reached. */
const titleSeenBy = (visibleTo: string): Clause => {
  const reached = delivery(`d.agency ${inList} AND (d.reach IS NULL OR d.reach > t.titled_at)`, undefined, visibleTo);
  return { sql: `(t.sender ${inList} OR ${reached.sql})`, values: [visibleTo, ...reached.values] };
};

const statusClause = (status: string, visibleTo: string | undefined): Clause => {
  if (status === 'awaited') {
    const sql = 'EXISTS (SELECT 1 FROM awaited a WHERE a.transfer = t.id)';
    return visibleTo === undefined
      ? { sql, values: [] }
      : { sql: `${sql} AND t.sender ${inList}`, values: [visibleTo] };
  }
  if (status === 'silent') return delivery('d.silent = 1', visibleTo);
  if (status === 'acceptance-expired') {
    return delivery(`d.expired = 1 AND d.status = 'open' AND (d.rung IS NULL OR d.rung = '01')`, visibleTo);
  }
  if (status === 'waiting') return delivery(`d.status = 'open' AND d.told = 0`, visibleTo);
  if (status === '02') return delivery(`d.status = 'refused'`, visibleTo);
  if (/^\d\d$/.test(status)) return delivery(`d.status = 'open' AND d.rung = ?`, visibleTo, status);
  return delivery('d.status = ?', visibleTo, status);
};

const documentClause = (document: string): Clause => ({
  sql: `(t.document_id = ? OR t.number = ? OR t.notation = ? OR t.number || '/' || t.notation = ?)`,
  values: [document, document, document, document],
});

const clausesOf = (query: TransferSearch): readonly Clause[] => {
  const clauses: Clause[] = [];
  const visibleTo = query.visibleTo && JSON.stringify(query.visibleTo);
  const add = (sql: string, ...values: Values): void => void clauses.push({ sql, values });
  if (query.before !== undefined) add('t.position < ?', query.before);
  if (query.document !== undefined) clauses.push(documentClause(query.document));
  if (query.subject !== undefined) {
    const match = matchOf(query.subject);
    if (match === '') add('0');
    else add('t.subject_row IN (SELECT rowid FROM subjects WHERE subjects MATCH ?)', match);
    if (visibleTo !== undefined) clauses.push(titleSeenBy(visibleTo));
  }
  if (query.sender !== undefined) add('t.sender = ?', query.sender);
  if (query.recipient !== undefined) clauses.push(delivery('d.agency = ?', visibleTo, query.recipient));
  if (query.status !== undefined) clauses.push(statusClause(query.status, visibleTo));
  if (query.from !== undefined) add('t.submitted_at >= ?', query.from);
  if (query.to !== undefined) add('t.submitted_at < ?', query.to);
  if (visibleTo !== undefined) {
    const own = delivery(`d.agency ${inList}`, undefined, visibleTo);
    clauses.push({ sql: `(t.sender ${inList} OR ${own.sql})`, values: [visibleTo, ...own.values] });
  }
  return clauses;
};

const deliveryOfRow = (row: QueryRow): FoundDelivery => ({
  agency: String(row['agency']),
  sequence: Number(row['sequence']),
  status: String(row['status']),
  rung: row['rung'] === null ? null : String(row['rung']),
  silent: row['silent'] === 1,
  changedAt: String(row['changed_at']),
});

const text = (row: QueryRow, column: string): string | null => (row[column] === null ? null : String(row[column]));

/** A recipient sees its own delivery; who else received is the sender's business. */
const deliveriesShown = (
  model: ReadModel,
  row: QueryRow,
  visibleTo: readonly string[] | undefined,
): FoundDelivery[] => {
  const all = visibleTo === undefined || visibleTo.includes(String(row['sender']));
  return model
    .all('SELECT * FROM deliveries WHERE transfer = ? ORDER BY agency LIMIT 5000', String(row['id']))
    .map(deliveryOfRow)
    .filter(({ agency }) => all || visibleTo.includes(agency));
};

export const createSearcher = (model: ReadModel): TransferSearcher => ({
  search: (query): SearchPage => {
    const clauses = clausesOf(query);
    const where = clauses.length === 0 ? '1' : clauses.map(({ sql }) => sql).join(' AND ');
    const rows = model.all(
      `SELECT t.* FROM transfers t WHERE ${where} ORDER BY t.position DESC LIMIT ?`,
      ...clauses.flatMap(({ values }) => values),
      query.limit + 1,
    );
    const transfers = rows.slice(0, query.limit).map((row): FoundTransfer => {
      const deliveries = deliveriesShown(model, row, query.visibleTo);
      return {
        transfer: String(row['id']),
        position: Number(row['position']),
        sender: String(row['sender']),
        documentId: String(row['document_id']),
        number: text(row, 'number'),
        notation: text(row, 'notation'),
        typeName: text(row, 'type_name'),
        businessType: Number(row['business_type']),
        test: row['test'] === 1,
        submittedAt: String(row['submitted_at']),
        replacedBy: text(row, 'replaced_by'),
        recipients: deliveries.length,
        deliveries,
      };
    });
    return { transfers, next: rows.length > query.limit ? (transfers.at(-1)?.position ?? null) : null };
  },
});
