import { isFault } from '@lienthong/kernel';

export interface ErrorDescription {
  readonly name: string;
  readonly code?: string;
  /** Only a fault's own words: they are written here and hold no input. Messages of others may quote anything. */
  readonly message?: string;
  readonly frames: readonly string[];
  readonly cause?: ErrorDescription;
}

const MAX_FRAMES = 12;
const MAX_CAUSES = 4;

const framesOf = (stack: string | undefined): readonly string[] =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^ {4}at [^ ]/.test(line) && /:\d+:\d+\)?$/.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim());

/** What a log line may say of an error: kinds, codes and places, no text that could hold what somebody sent. */
export const describeError = (error: unknown, depth = 0): ErrorDescription => {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    name: error.constructor.name,
    ...(code === undefined ? {} : { code }),
    ...(isFault(error) ? { message: error.message } : {}),
    frames: framesOf(error.stack),
    ...(error.cause === undefined || depth >= MAX_CAUSES ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
};
