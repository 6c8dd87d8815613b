import { refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';

/** `[12].closed.successors[0].agency` as a JSON pointer: `/12/closed/successors/0/agency`. */
export const pointerOf = (path: string): string =>
  path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => `/${part}`)
    .join('');

/** The refusal with its path as a pointer into the body; `under` is put before it. */
export const inBody = <R extends Refusal>(refusal: R, under = ''): R =>
  refusal.path === undefined ? refusal : { ...refusal, path: `${under}${pointerOf(refusal.path)}` };

/** An application function's outcome, with its refusal's path as a pointer into the body. */
export const ofBody = <T, R extends Refusal>(outcome: Outcome<T, R>): Outcome<T, R> =>
  outcome.ok ? outcome : refused(inBody(outcome.refusal));
