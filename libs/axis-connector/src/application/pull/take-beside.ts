import type { Follows } from '@lienthong/exchange/connector';
import type { ListedMessage, Fetched, Taken, Taking } from './take.js';
import { createUnderWay } from './under-way.js';

/** A listed message as far as it is known when its turn comes; `late` where fetching it takes long. */
export type Ready = Fetched | 'late';

/** The steps of taking a message as a look for mail makes them: none lasts longer than what is slow. */
export interface LaneTaking extends Pick<Taking, 'isAway' | 'look' | 'submit'> {
  fetch(row: ListedMessage, signal: AbortSignal): Promise<Ready>;
  /** `rests` where telling the axis takes long; that goes on. */
  finish(...finished: Parameters<Taking['finish']>): Promise<Taken>;
  /** What must come before a message that was fetched already; undefined of one that was not. */
  followsOf(row: ListedMessage): Follows | undefined;
  /** It waits for what must come before it. It is not fetched again until then, but as a witness. */
  hold(row: ListedMessage, fetched: AsyncDisposable, follows: Follows): Promise<void>;
  /**
   * Fetches one that waits again, and leaves it: that it comes speaks against the one before it that does not. No oftener
   * than is needed for the patience with that one.
   */
  witness(row: ListedMessage, signal: AbortSignal): Promise<void>;
}

export interface BesidePorts {
  readonly taking: Taking;
  readonly slowMs: number;
  /** Milliseconds between two witnesses of one sender. */
  readonly witnessMs: number;
  readonly now: () => number;
}

export interface TakingBeside extends LaneTaking {
  /** The axis lists these, and no other. */
  keep(docIds: ReadonlySet<string>): void;
  close(): Promise<void>;
}

/** Fetches of one sender that may be late, and in all; and acknowledgements. */
const LATE = { fetches: { mostOfOne: 3, most: 64 }, finishes: { mostOfOne: 16, most: 256 } };

const leave = async (fetched: Fetched): Promise<void> => {
  if (typeof fetched !== 'string') await fetched[Symbol.asyncDispose]();
};

export const takeBeside = ({ taking, slowMs, witnessMs, now }: BesidePorts): TakingBeside => {
  const fetches = createUnderWay<Fetched>({ ...LATE.fetches, slowMs, leave });
  const finishes = createUnderWay<Taken>({ ...LATE.finishes, slowMs, leave: () => Promise.resolve() });
  const held = new Map<string, Follows>();
  const witnessed = new Map<string, number>();

  const fetch: LaneTaking['fetch'] = (row, signal) => fetches.of(row.docId, row.from, () => taking.fetch(row, signal));

  return {
    isAway: () => taking.isAway(),
    look: (row) => taking.look(row),
    submit: (row, fetched) => {
      held.delete(row.docId);
      return taking.submit(row, fetched);
    },
    fetch,
    finish: async (row, submitted, signal) => {
      const came = await finishes.of(row.docId, row.from, () => taking.finish(row, submitted, signal));
      return came === 'late' ? 'rests' : came;
    },
    followsOf: ({ docId }) => held.get(docId),
    hold: async ({ docId }, fetched, follows) => {
      held.set(docId, follows);
      await fetched[Symbol.asyncDispose]();
    },
    witness: async (row, signal) => {
      if (now() - (witnessed.get(row.from) ?? -Infinity) < witnessMs) return;
      witnessed.set(row.from, now());
      const came = await fetch(row, signal);
      if (came !== 'late') await leave(came);
    },
    keep: (docIds) => {
      fetches.keep(docIds);
      finishes.keep(docIds);
      for (const docId of held.keys()) if (!docIds.has(docId)) held.delete(docId);
      for (const [sender, at] of witnessed) if (now() - at >= witnessMs) witnessed.delete(sender);
    },
    close: async () => {
      await Promise.all([fetches.close(), finishes.close()]);
    },
  };
};
