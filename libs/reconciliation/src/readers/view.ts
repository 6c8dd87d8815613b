import type { Refusal } from '@lienthong/kernel';
import type { UnreadableRow, ViewRow } from '../domain/view-row.js';

/** Rows one after the other; a refusal of the whole file is thrown as `ViewRefused` before the first row. */
export interface View extends AsyncIterable<ViewRow | UnreadableRow> {
  /** Of one that is read whole: what names all its rows (`viewDigest`), known once the first was asked for. */
  readonly digest?: () => string | undefined;
}

export type ViewRefusal = Refusal<
  | 'reconciliation/heading-missing'
  | 'reconciliation/heading-repeated'
  | 'reconciliation/file-unreadable'
  | 'reconciliation/file-encoding'
  | 'reconciliation/view-empty'
  | 'reconciliation/run-taken'
  | 'reconciliation/too-many-rows'
  | 'reconciliation/too-large'
>;

/** What is wrong with a view as a whole, out of the middle of a stream. */
export class ViewRefused extends Error {
  constructor(readonly refusal: ViewRefusal) {
    super(refusal.code);
    this.name = 'ViewRefused';
  }
}

export interface ViewLimits {
  readonly rows: number;
  readonly bytes: number;
  /** What a sheet may grow to when it is unpacked. */
  readonly unpackedBytes: number;
}

export const DEFAULT_VIEW_LIMITS: ViewLimits = {
  rows: 1_000_000,
  bytes: 64 * 1024 * 1024,
  unpackedBytes: 600 * 1024 * 1024,
};
