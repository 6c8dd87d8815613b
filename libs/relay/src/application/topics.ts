import { agencyTopics } from '@lienthong/bus';
import type { Bus, FencedProducer } from '@lienthong/bus';
import { bearing } from '../domain/bearing.js';
import type { HoldReason } from '../domain/bearing.js';
import type { Mark } from '../domain/mark.js';
import { noteRun, reachedBy } from '../domain/segments.js';
import type { Segments } from '../domain/segments.js';
import { finalTails } from './final-tails.js';
import type { Advance, RelayedInbox, RelayHub } from './ports.js';
import { tailOf } from './tail-of.js';

/** An agency's topic in the hands of the relay. */
export interface TopicInHand {
  readonly agency: string;
  readonly topic: string;
  readonly generation: number;
  mark: Mark;
  /** What the hub was told last. */
  told: number;
  segments: Segments;
  acknowledged: number;
  held?: HoldReason;
}

/** The topics of one shard, each from where its tail and its mark say. */
export interface Topics {
  /**
   * Takes what the hub names; looks at the tails of what is new, was rebuilt, or is held. With a producer that was opened
   * `anew` another may have written meanwhile: then at those of all that is not held.
   */
  take(inboxes: readonly RelayedInbox[], epoch: string, anew?: boolean): Promise<void>;
  all(): IterableIterator<TopicInHand>;
  get(agency: string): TopicInHand | undefined;
  anyHeld(): boolean;
  hold(topic: TopicInHand, reason: HoldReason): Promise<void>;
  /** A run of records was written behind the mark. */
  wrote(topic: TopicInHand, run: { readonly sequence: number; readonly offset: number; readonly count: number }): void;
  /** What the hub does not know yet. */
  untold(): readonly Advance[];
  toldAll(advances: readonly Advance[]): void;
}

export const createTopics = (
  bus: Bus,
  producer: Pick<FencedProducer, 'discardOpen'>,
  hub: RelayHub,
  onHeld: (agency: string, reason: HoldReason) => void,
): Topics => {
  const inHand = new Map<string, TopicInHand>();

  const hold = async (topic: TopicInHand, reason: HoldReason): Promise<void> => {
    if (topic.held === reason) return;
    topic.held = reason;
    onHeld(topic.agency, reason);
    await hub.hold(topic.agency, reason, topic.generation);
  };

  const isFresh = ({ agency, generation }: RelayedInbox): boolean => {
    const known = inHand.get(agency);
    return known === undefined || known.generation !== generation || known.held !== undefined;
  };

  const isDoubtful = ({ agency, generation }: RelayedInbox): boolean => {
    const known = inHand.get(agency);
    return known?.generation !== generation || known.held === undefined;
  };

  const take = async (inboxes: readonly RelayedInbox[], epoch: string, anew = false): Promise<void> => {
    const named = new Set(inboxes.map(({ agency }) => agency));
    for (const agency of inHand.keys()) if (!named.has(agency)) inHand.delete(agency);
    const fresh = inboxes.filter(anew ? isDoubtful : isFresh);
    if (fresh.length === 0) return;
    const names = fresh.map(({ agency }) => agencyTopics(agency).in);
    const tails = await finalTails(bus, producer, names);
    for (const { agency, mark, generation, head } of fresh) {
      const topic = agencyTopics(agency).in;
      const known = inHand.get(agency);
      const found = bearing(mark, tailOf(tails.get(topic)), { epoch, generation, head });
      const here: TopicInHand = {
        agency,
        topic,
        generation,
        mark,
        told: mark.sequence,
        segments: mark.offset < 0 ? [] : noteRun([], mark, 1),
        acknowledged: -1,
        ...(known?.held === undefined ? {} : { held: known.held }),
      };
      inHand.set(agency, here);
      if (found.kind === 'held') {
        await hold(here, found.reason);
        continue;
      }
      // The hub learns that a topic is held no longer, even where nothing moved.
      if (here.held !== undefined) here.told = -2;
      delete here.held;
      if (found.after.sequence !== mark.sequence && found.after.offset >= 0) {
        here.segments = noteRun(here.segments, found.after, 1);
      }
      here.mark = found.after;
    }
  };

  return {
    take,
    hold,
    all: () => inHand.values(),
    get: (agency) => inHand.get(agency),
    anyHeld: () => [...inHand.values()].some(({ held }) => held !== undefined),
    wrote: (topic, { sequence, offset, count }) => {
      topic.segments = noteRun(topic.segments, { sequence, offset }, count);
      topic.mark = { sequence: sequence + count - 1, offset: offset + count - 1 };
    },
    untold: () =>
      [...inHand.values()]
        .filter(({ mark, told, held }) => held === undefined && mark.sequence !== told)
        .map(({ agency, mark, generation }) => ({ agency, mark, generation })),
    toldAll: (advances) => {
      for (const { agency, mark } of advances) {
        const topic = inHand.get(agency);
        if (topic) topic.told = mark.sequence;
      }
    },
  };
};

/** The sequence up to which a committed offset reaches, when it says something new. */
export const newlyReached = (topic: TopicInHand, committed: number): number | undefined => {
  const reached = reachedBy(topic.segments, committed);
  return reached !== undefined && reached > topic.acknowledged ? reached : undefined;
};
