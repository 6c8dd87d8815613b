import { systemClock } from '@lienthong/kernel';
import type { Clock } from '@lienthong/kernel';
import { busFault } from '../port/faults.js';
import { sizeOf } from '../port/consumed-record.js';
import type { TopicRecords } from '../port/bus.js';
import { createFailures } from './failures.js';
import type { Failures } from './failures.js';
import { createMemoryGroups } from './memory-groups.js';
import type { MemoryGroups } from './memory-groups.js';
import { COMMITTED, createMemoryTopic } from './memory-topic.js';
import type { MemoryTopic, MemoryTransaction } from './memory-topic.js';

export interface MemoryBrokerOptions {
  readonly clock?: Clock;
  /** The largest batch that a topic takes. Default 1,048,588 bytes, as the broker's `message.max.bytes`. */
  readonly maxBytes?: number;
}

interface Open {
  readonly transaction: MemoryTransaction;
  readonly topics: ReadonlySet<string>;
}

interface Transactional {
  epoch: number;
  open: Open | undefined;
  /** Left open, and no longer known to the coordinator: it ends as the next one in the same topics does. */
  forgotten: Open[];
}

/** What a cluster keeps, for as many memory buses as a test opens on it. Tests create topics and break things here. */
export interface MemoryBroker extends Failures {
  createTopic(name: string): void;
  deleteTopic(name: string): void;
  topic(name: string): MemoryTopic | undefined;
  readonly groups: MemoryGroups;
  append(batches: readonly TopicRecords[]): void;
  /** Begins an epoch of this transactional id; what the former one left open is aborted. */
  fence(transactionalId: string): number;
  /** Leaves a transaction open behind, as a process does that stops between sending and committing. */
  begin(transactionalId: string, epoch: number, batches: readonly TopicRecords[]): ReadonlyMap<string, number>;
  commit(transactionalId: string, epoch: number): void;
  abort(transactionalId: string, epoch: number): void;
  /** As a broker did that was stopped in the midst: the transaction stays open, and no fence ends it. */
  forget(transactionalId: string): void;
}

export const createMemoryBroker = (options: MemoryBrokerOptions = {}): MemoryBroker => {
  const { clock = systemClock, maxBytes = 1_048_588 } = options;
  const topics = new Map<string, MemoryTopic>();
  const ids = new Map<string, Transactional>();
  const groups = createMemoryGroups((name) => topics.get(name));
  const failures = createFailures(() => groups.wake());

  const transactional = (id: string, epoch: number): Transactional => {
    const state = ids.get(id);
    if (state?.epoch !== epoch) throw busFault.fenced();
    return state;
  };

  const check = (batches: readonly TopicRecords[]): void => {
    for (const { topic, records } of batches) {
      if (!topics.has(topic)) throw busFault.unknownTopic();
      if (records.reduce((sum, record) => sum + sizeOf(record), 0) > maxBytes) throw busFault.tooLarge();
    }
  };

  const write = (batches: readonly TopicRecords[], transaction: MemoryTransaction): ReadonlyMap<string, number> => {
    check(batches);
    const bases = new Map<string, number>();
    for (const { topic, records } of batches) {
      const base = topics.get(topic)?.append(records, clock.now(), transaction) ?? 0;
      if (!bases.has(topic)) bases.set(topic, base);
    }
    return bases;
  };

  const end = (state: Transactional, outcome: 'committed' | 'aborted'): void => {
    if (state.open === undefined) return;
    state.open.transaction.state = outcome;
    const { topics: marked } = state.open;
    for (const topic of marked) topics.get(topic)?.mark();
    const ended = state.forgotten.filter((one) => [...one.topics].some((topic) => marked.has(topic)));
    for (const { transaction } of ended) transaction.state = outcome;
    state.forgotten = state.forgotten.filter((one) => !ended.includes(one));
    state.open = undefined;
    groups.wake();
  };

  return {
    ...failures,
    groups,
    createTopic: (name) => {
      if (!topics.has(name)) topics.set(name, createMemoryTopic(name));
      groups.rebalance();
    },
    deleteTopic: (name) => {
      topics.delete(name);
      groups.rebalance();
    },
    topic: (name) => topics.get(name),
    append: (batches) => {
      write(batches, COMMITTED);
      groups.wake();
    },
    fence: (id) => {
      const state = ids.get(id) ?? { epoch: -1, open: undefined, forgotten: [] };
      end(state, 'aborted');
      state.epoch += 1;
      ids.set(id, state);
      return state.epoch;
    },
    begin: (id, epoch, batches) => {
      const state = transactional(id, epoch);
      const transaction: MemoryTransaction = { state: 'open' };
      const bases = write(batches, transaction);
      state.open = { transaction, topics: new Set(bases.keys()) };
      return bases;
    },
    commit: (id, epoch) => end(transactional(id, epoch), 'committed'),
    abort: (id, epoch) => end(transactional(id, epoch), 'aborted'),
    forget: (id) => {
      const state = ids.get(id);
      if (state?.open === undefined) return;
      state.forgotten.push(state.open);
      state.open = undefined;
    },
  };
};
