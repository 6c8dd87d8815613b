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

const delivery = (condition: string): string =>
  `EXISTS (SELECT 1 FROM deliveries d WHERE d.transfer = t.id AND ${condition})`;

const inList = 'IN (SELECT value FROM json_each(?))';

const statusClause = (status: string): Clause => {
  if (status === 'awaited') return { sql: 'EXISTS (SELECT 1 FROM awaited a WHERE a.transfer = t.id)', values: [] };
  if (status === 'silent') return { sql: delivery('d.silent = 1'), values: [] };
  if (status === 'waiting') return { sql: delivery(`d.status = 'open' AND d.told = 0`), values: [] };
  if (status === '02') return { sql: delivery(`d.status = 'refused'`), values: [] };
  if (/^\d\d$/.test(status)) return { sql: delivery(`d.status = 'open' AND d.rung = ?`), values: [status] };
  return { sql: delivery('d.status = ?'), values: [status] };
};

const documentClause = (document: string): Clause => ({
  sql: `(t.document_id = ? OR t.number = ? OR t.notation = ? OR t.number || '/' || t.notation = ?)`,
  values: [document, document, document, document],
});

const clausesOf = (query: TransferSearch): readonly Clause[] => {
  const clauses: Clause[] = [];
  const add = (sql: string, ...values: Values): void => void clauses.push({ sql, values });
  if (query.before !== undefined) add('t.position < ?', query.before);
  if (query.document !== undefined) clauses.push(documentClause(query.document));
  if (query.subject !== undefined) {
    const match = matchOf(query.subject);
    if (match === '') add('0');
    else add('t.subject_row IN (SELECT rowid FROM subjects WHERE subjects MATCH ?)', match);
  }
  if (query.sender !== undefined) add('t.sender = ?', query.sender);
  if (query.recipient !== undefined) add(delivery('d.agency = ?'), query.recipient);
  if (query.status !== undefined) clauses.push(statusClause(query.status));
  if (query.from !== undefined) add('t.submitted_at >= ?', query.from);
  if (query.to !== undefined) add('t.submitted_at < ?', query.to);
  if (query.visibleTo !== undefined) {
    const agencies = JSON.stringify(query.visibleTo);
    add(`(t.sender ${inList} OR ${delivery(`d.agency ${inList}`)})`, agencies, agencies);
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
