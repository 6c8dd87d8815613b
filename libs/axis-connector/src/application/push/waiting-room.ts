import type { RecordedEvent } from '@lienthong/event-store';
import type { ConnectorSide, FailedPassage, OpenPassageDesk, Place, TriedPassage } from '@lienthong/exchange/connector';
import { passageOutId } from '@lienthong/exchange/connector';
import { pauseAfter } from '../patience/patience.js';
import type { Pace, Waiting } from '../patience/patience.js';
import type { WatchedDirection } from '../watch.js';
import type { Tried, Turns } from './turns.js';

export interface RoomPorts {
  readonly side: Pick<ConnectorSide, 'placed'>;
  readonly desk: Pick<OpenPassageDesk, 'all' | 'trying' | 'of'>;
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

type Waits = Extract<FailedPassage | TriedPassage, { readonly direction: 'out' }>;

const groupOf = ({ transfer, agency }: Pick<Waits, 'transfer' | 'agency'>): string => `${transfer}/${agency}`;

/**
 * Each message about one document to one recipient follows the one before it; documents and recipients go side by side.
 * What waits here is what the desk's events say, so that it is the same after a restart.
 */
export const openWaitingRoom = (ports: RoomPorts): WaitingRoom => {
  const { side, desk, watch, turns, attempt, waiting, policy, random, onFailure, signal } = ports;
  const isEnded = (): boolean => signal.aborted;
  const followed = new Set<string>();
  const work = new Set<Promise<void>>();

  const waits = (): readonly Waits[] =>
    [...desk.trying(), ...desk.all()].filter((one): one is Waits => one.direction === 'out' && one.state !== 'failed');
  /** Only looked for where something waits: by far most messages pass at once. */
  const headOf = (group: string): Waits | undefined =>
    waits()
      .filter((one) => groupOf(one) === group)
      .toSorted((one, other) => one.sequence - other.sequence)[0];

  const retry = async (head: Waits): Promise<void> => {
    if (head.state === 'trying' && head.times > 0)
      await waiting.pause(pauseAfter(policy, head.times, random()), signal);
    const { axis, agency, sequence } = head;
    const entry = await side.placed(agency, sequence);
    if (entry === undefined) return;
    watch.arrived(entry.id, Date.parse(entry.recordedAt));
    const tried = await turns.take(agency, () => attempt({ axis, agency, sequence }, entry));
    if (tried === 'done') watch.gone(entry.id);
  };

  const follow = async (group: string): Promise<void> => {
    for (let head = headOf(group); head !== undefined && !isEnded(); head = headOf(group)) {
      try {
        await retry(head);
      } catch (error) {
        if (!isEnded()) onFailure(error);
        await waiting.pause(policy.maxMs, signal);
      }
    }
    followed.delete(group);
  };
  const joinAll = (): void => {
    for (const group of new Set(waits().map(groupOf))) {
      if (followed.has(group)) continue;
      followed.add(group);
      const one = follow(group).finally(() => work.delete(one));
      work.add(one);
    }
  };

  joinAll();
  return {
    first: async (place, entry) => {
      const known = desk.of(passageOutId(place.axis, place.agency, place.sequence));
      if (known?.state === 'trying' || known?.state === 'ordered') return;
      const tried = await turns.take(place.agency, () => attempt(place, entry));
      if (tried === 'done') watch.gone(entry.id);
      else joinAll();
    },
    ordered: joinAll,
    done: () => Promise.allSettled(work),
  };
};
