import type { StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import type { Source } from '../../domain/reconciliation.events.js';
import type { UnreadableRow, ViewRow } from '../../domain/view-row.js';
import type { ViewLimits, ViewRefusal } from '../view.js';

/** What the thread is to read. */
export interface ReadingOrder {
  readonly source: Exclude<Source, 'query'>;
  readonly vocabulary: StatusVocabularyName;
  readonly limits: ViewLimits;
  readonly chunks: readonly Uint8Array[];
}

export type Rows = readonly (ViewRow | UnreadableRow)[];

/** `read`: all of it, in so many pieces, named by its digest. A piece is JSON of `Rows`: one text costs less to hand over than its objects. */
export type FromReader =
  | { readonly type: 'read'; readonly pieces: number; readonly digest: string }
  | { readonly type: 'refused'; readonly refusal: ViewRefusal }
  | { readonly type: 'failed'; readonly code: string }
  | { readonly type: 'piece'; readonly rows: string };

/** Asks for the next piece. */
export type ToReader = 'next';
