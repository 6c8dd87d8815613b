import { isFault } from '@lienthong/kernel';
import { isCorrupt, sqliteCode } from '../file/sqlite-errors.js';

/** Why the file must be built anew; undefined when trying again may help. */
export const unusableBecause = (error: unknown): 'read-model/lost' | 'read-model/corrupt' | undefined => {
  if (isFault(error) && (error.code === 'read-model/lost' || error.code === 'read-model/corrupt')) return error.code;
  return isCorrupt(error) ? 'read-model/corrupt' : undefined;
};

/** A code for the notice; never the message, which may quote rows. */
export const failureCode = (error: unknown): string => {
  if (isFault(error)) return error.code;
  const code = sqliteCode(error);
  if (code !== undefined) return `read-model/sqlite-${code}`;
  return `read-model/${error instanceof Error ? error.name : typeof error}`;
};
