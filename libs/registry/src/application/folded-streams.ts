import { Fault } from '@lienthong/kernel';
import type { RecordedFact } from './recorded-fact.js';

export interface Folded<State> {
  readonly state: State;
  /** Of the last event folded in; -1 before the first. */
  readonly revision: number;
}

/** One stream's place in memory; the same object for as long as the process lives. */
export interface Slot<State, Memo> {
  state: State;
  revision: number;
  /** What was computed from the state; gone when it changes. */
  memo: Memo | undefined;
}

/** The states of many streams of one category, each folded once per event however often the event is shown. */
export interface FoldedStreams<State, Memo = never> {
  get(id: string): Folded<State>;
  slot(id: string): Slot<State, Memo> | undefined;
  /** The stream's slot, or undefined for an event that was folded before. Throws `registry/gap` when one is missing. */
  fold(fact: RecordedFact, evolve: (state: State) => State): Slot<State, Memo> | undefined;
  entries(): IterableIterator<[string, Slot<State, Memo>]>;
  readonly size: number;
}

export const foldStreams = <State, Memo = never>(category: string, initial: State): FoldedStreams<State, Memo> => {
  const streams = new Map<string, Slot<State, Memo>>();
  const nothing: Folded<State> = { state: initial, revision: -1 };
  const prefix = category.length + 1;
  return {
    get: (id) => streams.get(id) ?? nothing,
    slot: (id) => streams.get(id),
    fold(fact, evolve) {
      const id = fact.stream.slice(prefix);
      const known = streams.get(id);
      const last = known?.revision ?? -1;
      if (fact.revision <= last) return undefined;
      if (fact.revision > last + 1)
        throw new Fault('registry/gap', `${fact.stream}: revision ${fact.revision} came after ${last}`);
      const slot = known ?? { state: initial, revision: -1, memo: undefined };
      slot.state = evolve(slot.state);
      slot.revision = fact.revision;
      slot.memo = undefined;
      if (known === undefined) streams.set(id, slot);
      return slot;
    },
    entries: () => streams.entries(),
    get size() {
      return streams.size;
    },
  };
};
