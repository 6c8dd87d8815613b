import { Fault } from '@lienthong/kernel';
import type { FaultRecord } from './request.js';

/** Primary result codes of SQLite (sqlite.org/rescode.html). */
const CODE = {
  busy: 5,
  locked: 6,
  readonly: 8,
  ioerr: 10,
  corrupt: 11,
  full: 13,
  cantopen: 14,
  constraint: 19,
  notadb: 26,
};
const UNAVAILABLE: readonly number[] = [CODE.busy, CODE.locked, CODE.readonly, CODE.ioerr, CODE.full, CODE.cantopen];
const CORRUPT: readonly number[] = [CODE.corrupt, CODE.notadb];

const sqliteCode = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined;

export const isConstraint = (error: unknown): boolean => sqliteCode(error) === CODE.constraint;
export const isBusy = (error: unknown): boolean => sqliteCode(error) === CODE.busy;

/** What node:sqlite throws from a closed connection. */
const isClosed = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_INVALID_STATE';

const textOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : 'unknown error';

export const unavailable = (reason: string): FaultRecord => ({
  code: 'store/unavailable',
  message: `The event store cannot be written: ${reason}.`,
  retriable: true,
});

/** SQLite's messages name tables and columns, never values. */
export const toFaultRecord = (error: unknown): FaultRecord => {
  const code = sqliteCode(error);
  if (isClosed(error)) return { code: 'store/closed', message: 'The event store is closed.', retriable: false };
  if (code === undefined) return { code: 'store/failed', message: textOf(error), retriable: false };
  if (UNAVAILABLE.includes(code)) return unavailable(textOf(error));
  if (CORRUPT.includes(code))
    return { code: 'store/corrupt', message: 'The event store is damaged.', retriable: false };
  return { code: 'store/failed', message: textOf(error), retriable: false };
};

export const toFault = (record: FaultRecord, cause?: unknown): Fault =>
  new Fault(record.code, record.message, { retriable: record.retriable, cause });

/** Runs a read; what SQLite throws comes out as a Fault. */
export const translated = <T>(run: () => T): T => {
  try {
    return run();
  } catch (error) {
    throw toFault(toFaultRecord(error), error);
  }
};
