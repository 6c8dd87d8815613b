import type { ReceivedRow } from '@lienthong/axis-protocol';
import { isOutage } from '../patience/patience.js';
import type { Fetched, Taken, Taking } from './take.js';

/** Messages of one sender that are fetched before their turn comes, and that wait to be acknowledged behind it. */
const AHEAD = 3;
const BEHIND = 16;

/** What was fetched and will not be submitted now leaves nothing. */
const leave = async (fetching: Promise<Fetched>): Promise<void> => {
  const fetched = await fetching;
  if (typeof fetched !== 'string') await fetched[Symbol.asyncDispose]();
};

/**
 * The messages of one sender in the order of the list: a recall must not overtake its document. Fetching runs ahead of it
 * and acknowledging behind it; nothing is fetched behind one that rests. What cannot be fetched ends the lane; what cannot be acknowledged is safe here and keeps
 * nothing. Tells whether all of it was tried; throws the first fault that is no outage, once nothing of it is under way any more.
 */
export const takeLane = async (
  taking: Taking,
  rows: readonly ReceivedRow[],
  onTaken: (taken: Taken) => void,
  signal: AbortSignal,
): Promise<'whole' | 'broken'> => {
  let outcome: 'whole' | 'broken' = 'whole';
  const ahead: Promise<Fetched>[] = [];
  let begun = 0;
  const finishing = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  const failed = (error: unknown): void => {
    outcome = 'broken';
    if (!isOutage(error)) failure ??= { error };
  };
  /**
   * Whether the next may be fetched: what is behind one that rests would be thrown away. Behind one that is tried again it
   * is fetched, since that it comes is what speaks against the one before it.
   */
  let passable = Promise.resolve(true);
  const fetchNext = (row: ReceivedRow): Promise<Fetched> => {
    const looked = passable.then((passes) => (passes ? taking.look(row) : 'rests'));
    const fetching = looked.then((look) => (look === 'open' ? taking.fetch(row, signal) : look));
    passable = looked.then(
      (look) => look !== 'rests',
      () => false,
    );
    return fetching;
  };
  const fetchUpTo = (place: number): void => {
    for (const row of rows.slice(begun, place)) {
      const fetching = fetchNext(row);
      // Looked at when its turn comes, which may be never.
      fetching.catch(() => undefined);
      ahead.push(fetching);
      begun += 1;
    }
  };
  for (const [place, row] of rows.entries()) {
    if (failure !== undefined || taking.isAway()) break;
    try {
      fetchUpTo(place + AHEAD);
      const fetched = await ahead.shift();
      if (fetched === undefined || fetched === 'rests') break;
      const submitted = await taking.submit(row, fetched);
      const one = taking
        .finish(row, submitted, signal)
        .then(onTaken, failed)
        .finally(() => finishing.delete(one));
      finishing.add(one);
      if (finishing.size >= BEHIND) await Promise.race(finishing);
    } catch (error) {
      failed(error);
      break;
    }
  }
  await Promise.allSettled([...ahead.map(leave), ...finishing]);
  if (failure !== undefined) throw failure.error as Error;
  return outcome;
};
