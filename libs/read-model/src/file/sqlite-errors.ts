/** Primary result codes of SQLite: https://www.sqlite.org/rescode.html */
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;
const SQLITE_ERROR = 1;

/** The primary code, or undefined when the error is none of SQLite's. */
export const sqliteCode = (error: unknown): number | undefined =>
  typeof error === 'object' && error !== null && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined;

export const isCorrupt = (error: unknown): boolean => {
  const code = sqliteCode(error);
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
};

/** A missing table shows as a plain error of SQL. */
export const isUnusable = (error: unknown): boolean => isCorrupt(error) || sqliteCode(error) === SQLITE_ERROR;
