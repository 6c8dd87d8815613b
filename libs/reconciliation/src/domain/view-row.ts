import type { Instant } from '@lienthong/kernel';

/** How exactly a moment was written: a register often knows only the day. */
export type Precision = 'day' | 'minute' | 'second';

export interface Moment {
  readonly at: Instant;
  readonly precision: Precision;
}

/** What an agency's own record says of one dossier. */
export interface ViewRow {
  /** Row of the sheet or place in the list, from 1, headings counted. */
  readonly line: number;
  /** Code of the dossier: the one-stop code or the national one. */
  readonly code: string;
  /** A code of the view's vocabulary. */
  readonly status: string;
  /** When the dossier came into a status, as far as the record says. */
  readonly moments: Readonly<Record<string, Moment>>;
}

/** A row that cannot be read: told with its place, and not compared. */
export interface UnreadableRow {
  readonly line: number;
  /** As the sheet heads it, or a JSON name; absent: the row as a whole. */
  readonly column?: string;
  readonly problem: RowProblem;
  /** The dossier's code, where that much could be read. */
  readonly code?: string;
}

export type RowProblem =
  | 'reconciliation/code-missing'
  | 'reconciliation/code-malformed'
  | 'reconciliation/status-unknown'
  | 'reconciliation/date-malformed'
  | 'reconciliation/date-impossible'
  | 'reconciliation/row-repeated';

export const isUnreadable = (row: ViewRow | UnreadableRow): row is UnreadableRow => 'problem' in row;
