import { assertNever } from '@lienthong/kernel';
import type { JsonValue } from '@lienthong/kernel';
import type { StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import type { Source } from '../domain/reconciliation.events.js';
import { csvRows } from './cells/csv.js';
import { inUtf8 } from './cells/in-utf8.js';
import { jsonRows } from './cells/json.js';
import { xlsxRows } from './cells/xlsx.js';
import { readRow } from './read-row.js';
import { readTable } from './read-table.js';
import { DEFAULT_VIEW_LIMITS, ViewRefused } from './view.js';
import type { View, ViewLimits } from './view.js';

async function* bounded(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > most) throw new ViewRefused({ code: 'reconciliation/too-large', params: { most } });
    yield chunk;
  }
}

const parsed = async (bytes: AsyncIterable<Uint8Array>): Promise<JsonValue> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as JsonValue;
  } catch {
    throw new ViewRefused({ code: 'reconciliation/file-unreadable', params: { place: 'JSON' } });
  }
};

/** Rows of a list that is there already. */
export async function* readList(value: JsonValue, vocabulary: StatusVocabularyName, { rows }: ViewLimits): View {
  for (const named of jsonRows(value)) {
    if (named.row.line > rows) throw new ViewRefused({ code: 'reconciliation/too-many-rows', params: { most: rows } });
    yield await Promise.resolve(readRow(vocabulary, named.columns)(named.row));
  }
}

async function* readJson(bytes: AsyncIterable<Uint8Array>, vocabulary: StatusVocabularyName, limits: ViewLimits): View {
  yield* readList(await parsed(bytes), vocabulary, limits);
}

/** An agency's view out of a file. Rows come as they are read; JSON and XLSX are read whole first, CSV is not. */
export const readView = (
  source: Exclude<Source, 'query'>,
  bytes: AsyncIterable<Uint8Array>,
  vocabulary: StatusVocabularyName,
  limits: ViewLimits = DEFAULT_VIEW_LIMITS,
): View => {
  const some = bounded(bytes, limits.bytes);
  switch (source) {
    case 'csv':
      return readTable(csvRows(inUtf8(some)), vocabulary, limits);
    case 'xlsx':
      return readTable(xlsxRows(some, limits), vocabulary, limits);
    case 'json':
      return readJson(inUtf8(some), vocabulary, limits);
    default:
      return assertNever(source);
  }
};
