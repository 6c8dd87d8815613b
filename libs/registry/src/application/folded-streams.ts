import { Fault } from '@lienthong/kernel';
import type { RecordedFact } from './recorded-fact.js';

export interface Folded<State> {
  readonly state: State;
  /** Of the last event folded in; -1 before the first. */
  readonly revision: number;
}

/** The states of many streams of one category, each folded once per event however often the event is shown. */
export interface FoldedStreams<State> {
  get(id: string): Folded<State>;
  /** The new state, or undefined for an event that was folded before. Throws `registry/gap` when one is missing. */
  fold(fact: RecordedFact, evolve: (state: State) => State): State | undefined;
  entries(): IterableIterator<[string, Folded<State>]>;
  readonly size: number;
}

export const foldStreams = <State>(category: string, initial: State): FoldedStreams<State> => {
  const streams = new Map<string, Folded<State>>();
  const nothing: Folded<State> = { state: initial, revision: -1 };
  const prefix = category.length + 1;
  return {
    get: (id) => streams.get(id) ?? nothing,
    fold(fact, evolve) {
      const id = fact.stream.slice(prefix);
      const known = streams.get(id) ?? nothing;
      if (fact.revision <= known.revision) return undefined;
      if (fact.revision > known.revision + 1)
        throw new Fault('registry/gap', `${fact.stream}: revision ${fact.revision} came after ${known.revision}`);
      const state = evolve(known.state);
      streams.set(id, { state, revision: fact.revision });
      return state;
    },
    entries: () => streams.entries(),
    get size() {
      return streams.size;
    },
  };
};
