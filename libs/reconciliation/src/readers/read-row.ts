import type { StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import type { Moment, RowProblem, UnreadableRow, ViewRow } from '../domain/view-row.js';
import type { Column, Field } from './headings.js';
import { readMoment } from './read-moment.js';
import type { Cell } from './read-moment.js';
import { readStatus } from './read-status.js';

/** One row of a table as it lies in its file. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** Which status a dated column speaks of. */
const STATUS_OF: Readonly<
  Record<StatusVocabularyName, Readonly<Record<Exclude<Field, 'code' | 'status' | 'status-at'>, string>>>
> = {
  portal: { filed: '1', received: '2', finished: '9', delivered: '10' },
  dvclt: { filed: '1', received: '3', finished: '4', delivered: '5' },
};

/** As both codes of a dossier are written; anything else was mistyped. */
const CODE = /^[\w.\-/]{4,80}$/;

const isEmpty = (cell: Cell): boolean => cell === null || cell === undefined || String(cell).trim() === '';

export const isEmptyRow = ({ cells }: RawRow): boolean => cells.every(isEmpty);

/** Reads what the row says of a dossier; the first cell that cannot be read is named with its column. */
export const readRow =
  (vocabulary: StatusVocabularyName, columns: readonly Column[]) =>
  ({ line, cells }: RawRow): ViewRow | UnreadableRow => {
    const columnOf = (field: Field): Column | undefined => columns.find((column) => column.field === field);
    const valueOf = (field: Field): Cell => cells[columnOf(field)?.index ?? -1];
    const unreadable = (field: Field, problem: RowProblem, code?: string): UnreadableRow => ({
      line,
      column: columnOf(field)?.heading ?? field,
      problem,
      ...(code === undefined ? {} : { code }),
    });
    const code = String(valueOf('code') ?? '').trim();
    if (code === '') return unreadable('code', 'reconciliation/code-missing');
    if (!CODE.test(code)) return unreadable('code', 'reconciliation/code-malformed');
    const status = readStatus(vocabulary, valueOf('status'));
    if (status === undefined) return unreadable('status', 'reconciliation/status-unknown', code);
    const moments: Record<string, Moment> = {};
    for (const { field, index } of columns) {
      if (field === 'code' || field === 'status' || isEmpty(cells[index])) continue;
      const moment = readMoment(cells[index]);
      if (!moment.ok) return unreadable(field, moment.refusal.code, code);
      moments[field === 'status-at' ? status : STATUS_OF[vocabulary][field]] = moment.value;
    }
    return { line, code, status, moments };
  };
