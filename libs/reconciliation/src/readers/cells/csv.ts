import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { RawRow } from '../read-row.js';
import { ViewRefused } from '../view.js';

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/** Vietnamese Excel separates with `;`, exports of software with `,` or tabs: what most of the first line holds. */
const delimiterOf = (line: string): string =>
  [',', ';', '\t'].toSorted((a, b) => line.split(b).length - line.split(a).length)[0] ?? ',';

/** The first line, and everything again with it. */
const peeked = async (
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly first: string; readonly all: AsyncIterable<Uint8Array> }> => {
  const iterator = bytes[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let first = '';
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    head.push(next.value);
    first += Buffer.from(next.value).toString('utf8');
    if (first.includes('\n')) break;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* head;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return { first: first.split('\n', 1)[0] ?? '', all: all() };
};

/** Rows of a CSV file (RFC 4180) in UTF-8, with or without a byte-order mark; the separator is found out. A quote in the middle of a cell is text. */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<RawRow> {
  const { first, all } = await peeked(bytes);
  const source = Readable.from(all);
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(first),
    info: true,
    relax_column_count: true,
    max_record_size: 64 * 1024,
    relax_quotes: true,
  });
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { info, record } of parser as AsyncIterable<Parsed>) yield { line: info.lines, cells: record };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines, index } = error as { readonly lines?: unknown; readonly index?: unknown };
    const line = `dòng ${Number(lines ?? 0)}`;
    const place = typeof index === 'number' ? `${line}, cột ${index + 1}` : line;
    throw new ViewRefused({ code: 'reconciliation/file-unreadable', params: { place } });
  } finally {
    source.destroy();
  }
}
