import type { RecordedEvent } from '@lienthong/event-store';
import type { ConnectorSide, OpenPassageDesk, OutPassage, Place } from '@lienthong/exchange/connector';
import { passageOutId } from '@lienthong/exchange/connector';
import { Fault } from '@lienthong/kernel';
import { pauseAfter } from '../patience/patience.js';
import type { Pace, Waiting } from '../patience/patience.js';
import type { WatchedDirection } from '../watch.js';
import type { Tried, Turns } from './turns.js';

export interface RoomPorts {
  readonly side: Pick<ConnectorSide, 'placed'>;
  readonly desk: Pick<OpenPassageDesk, 'all' | 'trying' | 'about' | 'of'>;
  readonly watch: Pick<WatchedDirection, 'arrived' | 'gone'>;
  readonly turns: Turns;
  /** One try; whatever does not get through is at the desk when it resolves. */
  readonly attempt: (place: Place, entry: RecordedEvent) => Promise<Tried>;
  /** For the next try of a message that fails though others pass. */
  readonly waiting: Waiting;
  readonly policy: Pace;
  readonly random: () => number;
  readonly onFailure: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/** Where entries wait that did not get through at their first try, and those that an operator ordered to be tried again. */
export interface WaitingRoom {
  /** The first try of an entry. Resolves once it got through, or waits here. */
  first(place: Place, entry: RecordedEvent): Promise<void>;
  /** Those ordered since are tried, too. */
  ordered(): void;
  /** Resolves when nothing of it is under way any more. */
  readonly done: () => Promise<unknown>;
}

/** Of one document to one recipient. */
type Group = Pick<OutPassage, 'transfer' | 'agency'>;

const keyOf = ({ transfer, agency }: Group): string => `${transfer}/${agency}`;

const isUncounted = (one: ReturnType<OpenPassageDesk['of']>): boolean => one?.state === 'trying' && one.times === 0;

/**
 * Each message about one document to one recipient follows the one before it; documents and recipients go side by side.
 * What waits here is what the desk's events say, so that it is the same after a restart.
 */
export const openWaitingRoom = (ports: RoomPorts): WaitingRoom => {
  const { side, desk, watch, turns, attempt, waiting, policy, random, onFailure, signal } = ports;
  const isEnded = (): boolean => signal.aborted;
  const followed = new Set<string>();
  const work = new Set<Promise<void>>();

  const headOf = ({ transfer, agency }: Group): OutPassage | undefined =>
    desk.about(transfer, agency).find(({ state }) => state !== 'failed');

  const retry = async (head: OutPassage): Promise<void> => {
    if (head.state === 'trying' && head.times > 0)
      await waiting.pause(pauseAfter(policy, head.times, random()), signal);
    const { axis, agency, sequence } = head;
    const entry = await side.placed(agency, sequence);
    if (entry === undefined) throw new Fault('axis/entry-missing', 'A message that waits is not in its inbox');
    watch.arrived(head.passage, Date.parse(entry.recordedAt));
    const tried = await turns.take(agency, () => attempt({ axis, agency, sequence }, entry));
    if (tried === 'done') watch.gone(head.passage);
    // Neither passed nor held against it: nothing else would keep the next try from following at once.
    else if (tried === 'waits' && isUncounted(desk.of(head.passage))) await waiting.pause(policy.baseMs, signal);
  };

  const follow = async (group: Group): Promise<void> => {
    for (let head = headOf(group); head !== undefined && !isEnded(); head = headOf(group)) {
      try {
        await retry(head);
      } catch (error) {
        if (!isEnded()) onFailure(error);
        await waiting.pause(policy.maxMs, signal);
      }
    }
    followed.delete(keyOf(group));
  };
  const join = (group: Group): void => {
    if (followed.has(keyOf(group))) return;
    followed.add(keyOf(group));
    const one = follow(group).finally(() => work.delete(one));
    work.add(one);
  };
  const joinAll = (): void => {
    for (const one of [...desk.trying(), ...desk.all()])
      if (one.direction === 'out' && one.state !== 'failed') join(one);
  };

  joinAll();
  return {
    first: async (place, entry) => {
      const passage = passageOutId(place.axis, place.agency, place.sequence);
      const known = desk.of(passage);
      if (known?.state === 'trying' || known?.state === 'ordered') return;
      const tried = await turns.take(place.agency, () => attempt(place, entry));
      if (tried === 'done') watch.gone(passage);
      else {
        const one = desk.of(passage);
        if (one?.direction === 'out') join(one);
      }
    },
    ordered: joinAll,
    done: () => Promise.allSettled(work),
  };
};
