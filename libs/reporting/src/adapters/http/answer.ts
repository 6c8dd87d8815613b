import { contentDispositionOf } from '@lienthong/http-edge';
import type { FastifyReply } from 'fastify';
import { renderCsv } from '../../rendering/csv.js';
import type { Table } from '../../rendering/table.js';
import { renderXlsx } from '../../rendering/xlsx.js';
import type { Format } from './reports.dto.js';

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  svg: 'image/svg+xml; charset=utf-8',
};

/** What an answer may be made of. */
export interface Answerable<T> {
  /** Without an ending. */
  readonly name: string;
  readonly value: T;
  /** The table of a CSV. */
  readonly table: () => Table;
  /** The sheets of a workbook. */
  readonly tables: () => readonly Table[];
  readonly svg?: () => string;
}

const bodyOf = async <T>({ table, tables, svg }: Answerable<T>, format: Format): Promise<Uint8Array | string> => {
  if (format === 'svg' && svg !== undefined) return svg();
  return format === 'xlsx' ? renderXlsx(tables()) : renderCsv(table());
};

/** The value itself as JSON; else a file for download. */
export const answer = async <T>(reply: FastifyReply, format: Format, told: Answerable<T>): Promise<T | Buffer> => {
  if (format === 'json') return told.value;
  void reply.header('content-type', MEDIA_TYPES[format]);
  void reply.header('content-disposition', contentDispositionOf(`${told.name}.${format}`));
  return Buffer.from(await bodyOf(told, format));
};
