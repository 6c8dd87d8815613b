import type { JsonValue } from '@lienthong/kernel';
import type { Column } from '../headings.js';
import { fieldOf } from '../headings.js';
import type { RawRow } from '../read-row.js';
import { ViewRefused } from '../view.js';

type JsonRow = Readonly<Record<string, string | number | null>>;

/** One row of a list, with the columns that its own names make. */
export interface NamedRow {
  readonly columns: readonly Column[];
  readonly row: RawRow;
}

const unreadable = (place: string): ViewRefused =>
  new ViewRefused({ code: 'reconciliation/file-unreadable', params: { place } });

const isPlain = (value: JsonValue): value is JsonRow =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((one) => one === null || typeof one === 'string' || typeof one === 'number');

const listOf = (value: JsonValue): readonly JsonValue[] => {
  if (Array.isArray(value)) return value as readonly JsonValue[];
  const rows = typeof value === 'object' && value !== null ? (value as { readonly rows?: JsonValue }).rows : undefined;
  if (Array.isArray(rows)) return rows as readonly JsonValue[];
  throw unreadable('/rows');
};

/** `[{…}]` or `{"rows": […]}`; names are those of the headings, so a record of DongBoHoSoMC is a row. */
export function* jsonRows(value: JsonValue): Generator<NamedRow> {
  let line = 0;
  for (const item of listOf(value)) {
    if (!isPlain(item)) throw unreadable(`/rows/${line}`);
    line += 1;
    const names = Object.keys(item);
    const columns = names.flatMap((heading, index): readonly Column[] => {
      const field = fieldOf(heading);
      return field === undefined ? [] : [{ field, index, heading }];
    });
    yield { columns, row: { line, cells: Object.values(item) } };
  }
}
