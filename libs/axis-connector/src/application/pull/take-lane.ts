import type { Follows } from '@lienthong/exchange/connector';
import { isOutage } from '../patience/patience.js';
import type { LaneTaking, Ready } from './take-beside.js';
import type { ListedMessage, Taken } from './take.js';

/** Messages of one sender that are fetched before their turn comes, and that wait to be acknowledged behind it. */
const AHEAD = 3;
const BEHIND = 16;
/** Messages at which this hub itself failed, before it is taken to be the hub and not the message. */
const MOST_FAULTS = 3;

/** What was fetched and will not be submitted now leaves nothing. */
const leave = async (ready: Promise<Ready | undefined>): Promise<void> => {
  const fetched = await ready;
  if (typeof fetched === 'object') await fetched[Symbol.asyncDispose]();
};

export interface LaneOptions {
  /** A document of this sender did not come, in another list: what speaks of its documents waits. */
  readonly behindDocuments?: boolean;
  readonly onTaken: (taken: Taken) => void;
  readonly signal: AbortSignal;
}

/**
 * The messages of one sender in the order of the list. Where one does not come – the axis fails it, it takes long, it
 * rests – a new document goes on all the same, and what speaks of something that came before waits: a recall must not
 * overtake its document, nor a status the one before it. So it is where this hub fails at one, as at a message that it
 * cannot digest; it ends at the third. Fetching runs ahead of the order and acknowledging behind it.
 * Tells whether anything did not come; throws the first fault that is no outage, once nothing of it is under way any more.
 */
export const takeLane = async (
  taking: LaneTaking,
  rows: readonly ListedMessage[],
  { behindDocuments = false, onTaken, signal }: LaneOptions,
): Promise<'whole' | 'broken'> => {
  /** Something did not come; one failed just now; one came. */
  const found = { broken: false, failedNow: false, heard: false };
  /** What is no outage. */
  const faults: unknown[] = [];
  const held: ListedMessage[] = [];
  const finishing = new Set<Promise<void>>();
  const ahead = new Map<string, Promise<Ready | undefined>>();
  let begun = 0;

  const mustWait = (follows: Follows): boolean =>
    (found.broken && follows !== 'nothing') || (behindDocuments && follows === 'documents');
  const failed = (error: unknown): void => {
    found.broken = true;
    if (isOutage(error)) found.failedNow = true;
    else faults.push(error);
  };
  /** Undefined of one that is fetched in its turn alone: it was here before, and had to wait. */
  const prepare = async (row: ListedMessage): Promise<Ready | undefined> => {
    const look = await taking.look(row);
    if (look !== 'open') return look;
    return taking.followsOf(row) === undefined ? taking.fetch(row, signal) : undefined;
  };
  const prepareUpTo = (place: number): void => {
    for (const row of rows.slice(begun, place)) {
      const ready = prepare(row);
      // Looked at when its turn comes, which may be never.
      ready.catch(() => undefined);
      ahead.set(row.docId, ready);
      begun += 1;
    }
  };
  const readyOf = async (row: ListedMessage): Promise<Ready | 'held'> => {
    const prepared = ahead.get(row.docId);
    ahead.delete(row.docId);
    const ready = await prepared;
    if (ready !== undefined) return ready;
    if (mustWait(taking.followsOf(row) ?? 'nothing')) return 'held';
    return taking.fetch(row, signal);
  };
  const take = async (row: ListedMessage): Promise<void> => {
    const ready = await readyOf(row);
    if (ready === 'held') {
      held.push(row);
      return;
    }
    if (ready === 'late' || ready === 'rests') {
      found.broken = true;
      return;
    }
    if (typeof ready !== 'string') {
      found.heard = true;
      if (mustWait(ready.follows)) {
        await taking.hold(row, ready, ready.follows);
        return;
      }
    }
    const submitted = await taking.submit(row, ready);
    const one = taking
      .finish(row, submitted, signal)
      .then(onTaken, (error: unknown) => {
        if (!isOutage(error)) failed(error);
      })
      .finally(() => finishing.delete(one));
    finishing.add(one);
    if (finishing.size >= BEHIND) await Promise.race(finishing);
  };

  for (const [place, row] of rows.entries()) {
    if (faults.length >= MOST_FAULTS || taking.isAway()) {
      found.broken = true;
      break;
    }
    prepareUpTo(place + AHEAD);
    await take(row).catch(failed);
  }
  const [first] = held;
  if (found.failedNow && !found.heard && first !== undefined) await taking.witness(first, signal).catch(failed);
  await Promise.allSettled([...[...ahead.values()].map(leave), ...finishing]);
  if (faults.length > 0) throw faults[0] as Error;
  return found.broken ? 'broken' : 'whole';
};
