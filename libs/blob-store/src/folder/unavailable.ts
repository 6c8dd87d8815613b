import { Fault, isFault } from '@lienthong/kernel';

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

/** ENOSPC, EDQUOT, EROFS, EIO and their like: the disk does not do its part now, and may later. */
export const unavailable = (cause: unknown): Fault =>
  isFault(cause)
    ? cause
    : new Fault('blob/unavailable', `The blob folder cannot be used (${codeOf(cause) ?? 'unknown'})`, {
        cause,
        retriable: true,
      });

/** Runs what touches the disk and translates what it throws. */
export const onDisk = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw unavailable(error);
  }
};
